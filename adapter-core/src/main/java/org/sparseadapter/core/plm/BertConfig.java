// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The shape of a BERT encoder. Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers".
 *
 * @param vocabulary rows of the word embeddings
 * @param hidden width of a row
 * @param layers number of layers
 * @param heads attention heads, a divisor of {@code hidden}
 * @param intermediate inner width of the feed-forward sublayer
 * @param maxTokens rows of the position embeddings
 * @param segments rows of the segment embeddings
 * @param epsilon of every LayerNorm
 */
record BertConfig(
        int vocabulary, int hidden, int layers, int heads, int intermediate, int maxTokens, int segments, float epsilon)
        implements ArchitectureConfig {

    static BertConfig read(Path file, JsonNode json) {
        String activation = json.path("hidden_act").asText("gelu");
        if (!activation.equals("gelu")) {
            throw new BaseModelException(file + ": hidden_act is \"" + activation + "\", expected \"gelu\"");
        }
        String positions = json.path("position_embedding_type").asText("absolute");
        if (!positions.equals("absolute")) {
            throw new BaseModelException(
                    file + ": position_embedding_type is \"" + positions + "\", expected \"absolute\"");
        }
        BertConfig config = new BertConfig(
                positive(file, json, "vocab_size"),
                positive(file, json, "hidden_size"),
                positive(file, json, "num_hidden_layers"),
                positive(file, json, "num_attention_heads"),
                positive(file, json, "intermediate_size"),
                positive(file, json, "max_position_embeddings"),
                positive(file, json, "type_vocab_size"),
                (float) json.path("layer_norm_eps").asDouble(1e-12));
        if (config.hidden % config.heads != 0) {
            throw new BaseModelException(file + ": hidden_size " + config.hidden
                    + " is not a multiple of num_attention_heads " + config.heads);
        }
        return config;
    }

    private static int positive(Path file, JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.canConvertToInt() || value.intValue() < 1) {
            throw new BaseModelException(file + ": " + field + " is " + value + ", expected a positive integer");
        }
        return value.intValue();
    }

    @Override
    public String architecture() {
        return "bert";
    }

    @Override
    public String prefix() {
        return "bert.";
    }

    @Override
    public SortedMap<String, long[]> required() {
        SortedMap<String, long[]> shapes = new TreeMap<>();
        shapes.put(BertNames.WORDS, new long[] {vocabulary, hidden});
        shapes.put(BertNames.POSITIONS, new long[] {maxTokens, hidden});
        shapes.put(BertNames.SEGMENTS, new long[] {segments, hidden});
        norm(shapes, BertNames.EMBEDDING_NORM);
        for (int layer = 0; layer < layers; layer++) {
            String path = BertNames.layer(layer);
            dense(shapes, path + BertNames.QUERY, hidden, hidden);
            dense(shapes, path + BertNames.KEY, hidden, hidden);
            dense(shapes, path + BertNames.VALUE, hidden, hidden);
            dense(shapes, path + BertNames.ATTENTION_OUTPUT, hidden, hidden);
            norm(shapes, path + BertNames.ATTENTION_NORM);
            dense(shapes, path + BertNames.INTERMEDIATE, intermediate, hidden);
            dense(shapes, path + BertNames.FFN_OUTPUT, hidden, intermediate);
            norm(shapes, path + BertNames.FFN_NORM);
        }
        return shapes;
    }

    @Override
    public SortedMap<String, long[]> pooler() {
        SortedMap<String, long[]> shapes = new TreeMap<>();
        dense(shapes, BertNames.POOLER, hidden, hidden);
        return shapes;
    }

    @Override
    public Encoder encoder(WeightArrays weights) {
        return BertEncoder.of(this, weights);
    }

    private static void dense(SortedMap<String, long[]> shapes, String name, int out, int in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void norm(SortedMap<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {hidden});
        shapes.put(name + ".bias", new long[] {hidden});
    }
}
