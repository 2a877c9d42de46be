// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.plm.ModelTensors;
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/** A BART with random initial weights, as a model folder in Hugging Face layout. */
public final class BartFolder {

    private static final String TOKEN_BIAS = "final_logits_bias";
    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final BartSize size;
    private final ByteLevelBpe vocabulary;
    private final long seed;
    private final SafetensorsWriter weights = new SafetensorsWriter().metadata("format", "pt");

    private BartFolder(BartSize size, ByteLevelBpe vocabulary, long seed) {
        this.size = size;
        this.vocabulary = vocabulary;
        this.seed = seed;
    }

    /**
     * Writes configuration, tokenizer and weights; matrices are drawn from N(0, 0.02), biases are zero and norms one.
     *
     * @param folder is made if it does not exist; must not hold a model yet
     */
    public static void write(Path folder, BartSize size, ByteLevelBpe vocabulary, long seed) {
        Path file = folder.resolve("model.safetensors");
        if (Files.exists(file)) {
            throw new IllegalArgumentException(folder + " holds a model already");
        }
        try {
            Files.createDirectories(folder);
            BartFolder made = new BartFolder(size, vocabulary, seed);
            JSON.writeValue(folder.resolve("config.json").toFile(), made.config());
            JSON.writeValue(folder.resolve("tokenizer.json").toFile(), vocabulary.tokenizerJson());
            Files.write(file, made.weights(folder.resolve("config.json")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a model to " + folder, e);
        }
    }

    private ObjectNode config() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("model_type", ModelFamily.BART.modelType());
        json.putArray("architectures").add("BartForConditionalGeneration");
        for (String stack : new String[] {"encoder", "decoder"}) {
            json.put(stack + "_layers", size.layers())
                    .put(stack + "_attention_heads", size.heads())
                    .put(stack + "_ffn_dim", size.intermediate());
        }
        return json.put("d_model", size.hidden())
                .put("max_position_embeddings", size.maxTokens())
                .put("vocab_size", vocabulary.size())
                .put("activation_function", "gelu")
                .put("is_encoder_decoder", true)
                .put("scale_embedding", false)
                .put("tie_word_embeddings", true)
                .put("bos_token_id", 0)
                .put("pad_token_id", 1)
                .put("eos_token_id", 2)
                .put("decoder_start_token_id", 2)
                .put("forced_eos_token_id", 2);
    }

    private byte[] weights(Path config) {
        ModelTensors.required(config).forEach((tensor, shape) -> {
            // The token head's bias stands beside the model, everything else in it.
            String name = tensor.equals(TOKEN_BIAS) ? tensor : "model." + tensor;
            weights.floats(name, shape, values(name, shape));
        });
        return weights.toBytes();
    }

    private float[] values(String name, long[] shape) {
        int size = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        boolean weight = name.endsWith(".weight");
        if (weight && shape.length > 1) {
            return AdapterInitialiser.normal(name, size, seed);
        }
        float[] values = new float[size];
        // Of a LayerNorm, the only weights that are no matrices.
        Arrays.fill(values, weight ? 1 : 0);
        return values;
    }
}
