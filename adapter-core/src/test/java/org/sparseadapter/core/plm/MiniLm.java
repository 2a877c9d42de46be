// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.Device;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** The pretrained MiniLM-L6 of the Maven artifact, for tests. */
public final class MiniLm {

    private static final String CONFIG =
            """
            {"model_type": "bert", "hidden_act": "gelu", "hidden_size": 384, "intermediate_size": 1536,
             "layer_norm_eps": 1e-12, "max_position_embeddings": 512, "num_attention_heads": 12,
             "num_hidden_layers": 6, "type_vocab_size": 2, "vocab_size": 30522}
            """;
    private static final String POOLING = "{\"pooling_mode_mean_tokens\": true}";

    private MiniLm() {}

    /** Its files, laid out as a model folder once per build. */
    public static ModelSource source() {
        return Holder.SOURCE;
    }

    /** One copy in the engine for all tests of this JVM; not to be closed. */
    public static BaseModel shared() {
        return Loaded.MODEL;
    }

    private static final class Holder {
        private static final ModelSource SOURCE = install(Path.of("target", "test-models", "minilm-l6"));
    }

    private static final class Loaded {
        private static final BaseModel MODEL = BaseModel.load(source(), Device.cpu());
    }

    private static ModelSource install(Path folder) {
        try {
            Files.createDirectories(folder.resolve("1_Pooling"));
            Files.writeString(folder.resolve("config.json"), CONFIG);
            Files.writeString(folder.resolve("1_Pooling").resolve("config.json"), POOLING);
            copy("/all-minilm-l6-v2.onnx", folder.resolve("model.onnx"));
            copy("/all-minilm-l6-v2-tokenizer.json", folder.resolve("tokenizer.json"));
            return ModelSource.of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        if (Files.exists(target)) {
            return;
        }
        Path partial = Files.createTempFile(target.getParent(), "partial", ".tmp");
        try (InputStream in = Objects.requireNonNull(MiniLm.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, partial, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
