// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The pretrained MiniLM-L6 of the Maven artifact, laid out as a model folder. */
final class BenchmarkModels {

    /** Its id. */
    static final String ID = "minilm-l6";

    private static final String CONFIG =
            """
            {"model_type": "bert", "hidden_act": "gelu", "hidden_size": 384, "intermediate_size": 1536,
             "layer_norm_eps": 1e-12, "max_position_embeddings": 512, "num_attention_heads": 12,
             "num_hidden_layers": 6, "type_vocab_size": 2, "vocab_size": 30522}
            """;

    private BenchmarkModels() {}

    /** Writes the model into a folder and names its own. */
    static Path install(Path folder) {
        Path model = folder.resolve(ID);
        try {
            Files.createDirectories(model);
            Files.writeString(model.resolve("config.json"), CONFIG);
            copy("/all-minilm-l6-v2.onnx", model.resolve("model.onnx"));
            copy("/all-minilm-l6-v2-tokenizer.json", model.resolve("tokenizer.json"));
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("the model cannot be written to " + model, e);
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        try (InputStream in = Objects.requireNonNull(BenchmarkModels.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, target);
        }
    }
}
