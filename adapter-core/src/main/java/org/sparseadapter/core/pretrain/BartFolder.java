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
import org.sparseadapter.core.safetensors.SafetensorsWriter;

/** A BART with random initial weights, as a model folder in Hugging Face layout. */
public final class BartFolder {

    private static final String NORM = "layernorm_embedding";
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
            Files.write(file, made.weights());
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

    private byte[] weights() {
        matrix("model.shared", vocabulary.size(), size.hidden());
        weights.floats("final_logits_bias", new long[] {1, vocabulary.size()}, new float[vocabulary.size()]);
        for (String stack : new String[] {"model.encoder.", "model.decoder."}) {
            matrix(stack + "embed_positions", size.maxTokens() + 2, size.hidden());
            norm(stack + NORM);
            for (int layer = 0; layer < size.layers(); layer++) {
                String path = stack + "layers." + layer + ".";
                attention(path + "self_attn");
                if (stack.contains("decoder")) {
                    attention(path + "encoder_attn");
                }
                dense(path + "fc1", size.intermediate(), size.hidden());
                dense(path + "fc2", size.hidden(), size.intermediate());
                norm(path + "final_layer_norm");
            }
        }
        return weights.toBytes();
    }

    private void attention(String path) {
        for (String projection : new String[] {".q_proj", ".k_proj", ".v_proj", ".out_proj"}) {
            dense(path + projection, size.hidden(), size.hidden());
        }
        norm(path + "_layer_norm");
    }

    private void dense(String path, int out, int in) {
        matrix(path, out, in);
        row(path + ".bias", out, 0);
    }

    private void norm(String path) {
        row(path + ".weight", size.hidden(), 1);
        row(path + ".bias", size.hidden(), 0);
    }

    private void matrix(String path, int rows, int columns) {
        String name = path + ".weight";
        float[] values = AdapterInitialiser.normal(name, Math.multiplyExact(rows, columns), seed);
        weights.floats(name, new long[] {rows, columns}, values);
    }

    private void row(String name, int width, float value) {
        float[] values = new float[width];
        Arrays.fill(values, value);
        weights.floats(name, new long[] {width}, values);
    }
}
