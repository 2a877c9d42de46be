// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.sparseadapter.core.task.Pooling;

/**
 * The shape of an encoder of BERT's layout: embeddings of words, positions and segments under one LayerNorm, post-norm
 * layers, a pooler where there is one. Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers".
 *
 * @param kind which model of this shape
 * @param vocabulary rows of the word embeddings
 * @param hidden width of a row
 * @param layers number of layers
 * @param heads attention heads, a divisor of {@code hidden}
 * @param intermediate inner width of the feed-forward sublayer
 * @param positions rows of the position embeddings
 * @param segments rows of the segment embeddings; 0 for a model without them
 * @param padding id of the token that fills up
 * @param epsilon of every LayerNorm
 */
record BertConfig(
        BertKind kind,
        int vocabulary,
        int hidden,
        int layers,
        int heads,
        int intermediate,
        int positions,
        int segments,
        int padding,
        float epsilon)
        implements ArchitectureConfig, TokenPlaces {

    private static final String NORM = "LayerNorm.";

    static BertConfig read(BertKind kind, ConfigFields fields) {
        fields.only("hidden_act", "gelu");
        fields.only("position_embedding_type", "absolute");
        fields.only("is_decoder", "false");
        BertConfig config = new BertConfig(
                kind,
                fields.positive("vocab_size", kind.defaultVocabulary()),
                fields.positive("hidden_size", 768),
                fields.positive("num_hidden_layers", 12),
                fields.positive("num_attention_heads", 12),
                fields.positive("intermediate_size", 3072),
                fields.positive("max_position_embeddings", 512),
                fields.count("type_vocab_size", 2),
                fields.count("pad_token_id", kind.defaultPadding()),
                fields.number("layer_norm_eps", 1e-12));
        fields.divides("num_attention_heads", config.heads, "hidden_size", config.hidden);
        if (config.maxTokens() < 1) {
            throw fields.refused("max_position_embeddings", "more than " + kind.unusedPositions(config.padding));
        }
        return config;
    }

    @Override
    public ModelFamily family() {
        return kind.family();
    }

    @Override
    public List<String> names(String tensor) {
        String prefix = family().modelType() + ".";
        List<String> names = new ArrayList<>(List.of(tensor, prefix + tensor));
        if (tensor.contains(NORM)) {
            // Checkpoints that came from TensorFlow have its names for gain and bias.
            String older = tensor.replace(NORM + "weight", NORM + "gamma").replace(NORM + "bias", NORM + "beta");
            names.add(older);
            names.add(prefix + older);
        }
        return names;
    }

    @Override
    public int maxTokens() {
        return positions - kind.unusedPositions(padding);
    }

    @Override
    public SortedMap<String, long[]> required() {
        TensorShapes shapes = new TensorShapes(hidden)
                .table(BertNames.WORDS, vocabulary)
                .table(BertNames.POSITIONS, positions)
                .norm(BertNames.EMBEDDING_NORM);
        if (segments > 0) {
            shapes.table(BertNames.SEGMENTS, segments);
        }
        for (int layer = 0; layer < layers; layer++) {
            shapes.attention(BertNames.attention(layer)).feedForward(BertNames.feedForward(layer), intermediate);
        }
        return shapes.byName();
    }

    @Override
    public List<SortedMap<String, long[]>> optional() {
        return List.of(pooler());
    }

    @Override
    public Pooling defaultPooling(Set<String> tensors) {
        return tensors.containsAll(pooler().keySet()) ? Pooling.POOLER : Pooling.CLS;
    }

    @Override
    public Optional<MaskedHead> maskedHead() {
        return kind.maskedHead(epsilon);
    }

    private SortedMap<String, long[]> pooler() {
        return new TensorShapes(hidden).dense(BertNames.POOLER, hidden, hidden).byName();
    }

    @Override
    public int[] positions(PackedTokens batch) {
        return kind.positions(batch, padding);
    }

    @Override
    public int[] segments(PackedTokens batch) {
        return kind.segments(batch);
    }

    @Override
    public Encoder encoder(WeightArrays weights) {
        Embeddings embeddings = new Embeddings(
                weights.array(BertNames.WORDS),
                1,
                weights.array(BertNames.POSITIONS),
                segments == 0 ? Optional.empty() : Optional.of(weights.array(BertNames.SEGMENTS)),
                weights.normalisation(BertNames.EMBEDDING_NORM, epsilon));
        List<EncoderLayer> stack = IntStream.range(0, layers)
                .mapToObj(layer -> EncoderLayer.of(
                        layer, BertNames.attention(layer), BertNames.feedForward(layer), epsilon, weights))
                .toList();
        return new PostNormEncoder(
                new TokenInput(embeddings, this, maxTokens()),
                stack,
                heads,
                weights.optionalProjection(BertNames.POOLER),
                weights.manager());
    }

    @Override
    public Encoder paired(Encoder exact, Encoder training) {
        return new PairedEncoder((LayeredEncoder) exact, (LayeredEncoder) training);
    }
}
