// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.sparseadapter.core.task.Pooling;

/**
 * The shape of DistilBERT: BERT's layers, without segments and without a pooler. Sanh et al. 2019, "DistilBERT, a distilled
 * version of BERT: smaller, faster, cheaper and lighter".
 *
 * @param vocabulary rows of the word embeddings
 * @param hidden width of a row
 * @param layers number of layers
 * @param heads attention heads, a divisor of {@code hidden}
 * @param intermediate inner width of the feed-forward sublayer
 * @param maxTokens rows of the position embeddings; where they are sinusoids, checkpoints hold these too
 */
record DistilBertConfig(int vocabulary, int hidden, int layers, int heads, int intermediate, int maxTokens)
        implements ArchitectureConfig, TokenPlaces {

    /** Of every LayerNorm; the configuration has no field for it. */
    static final float EPSILON = 1e-12f;

    static DistilBertConfig read(ConfigFields fields) {
        fields.only("activation", "gelu");
        DistilBertConfig config = new DistilBertConfig(
                fields.positive("vocab_size", 30522),
                fields.positive("dim", 768),
                fields.positive("n_layers", 6),
                fields.positive("n_heads", 12),
                fields.positive("hidden_dim", 3072),
                fields.positive("max_position_embeddings", 512));
        fields.divides("n_heads", config.heads, "dim", config.hidden);
        return config;
    }

    @Override
    public ModelFamily family() {
        return ModelFamily.DISTILBERT;
    }

    @Override
    public SortedMap<String, long[]> required() {
        TensorShapes shapes = new TensorShapes(hidden)
                .table(DistilBertNames.WORDS, vocabulary)
                .table(DistilBertNames.POSITIONS, maxTokens)
                .norm(DistilBertNames.EMBEDDING_NORM);
        for (int layer = 0; layer < layers; layer++) {
            shapes.attention(DistilBertNames.attention(layer))
                    .feedForward(DistilBertNames.feedForward(layer), intermediate);
        }
        return shapes.byName();
    }

    @Override
    public List<String> names(String tensor) {
        return List.of(tensor, "distilbert." + tensor);
    }

    @Override
    public Pooling defaultPooling(Set<String> tensors) {
        return Pooling.CLS;
    }

    @Override
    public Optional<MaskedHead> maskedHead() {
        return Optional.of(DistilBertNames.maskedHead(EPSILON));
    }

    @Override
    public int[] positions(PackedTokens batch) {
        return batch.positions();
    }

    @Override
    public int[] segments(PackedTokens batch) {
        return new int[batch.tokens()];
    }

    @Override
    public Encoder encoder(WeightArrays weights) {
        Embeddings embeddings = new Embeddings(
                weights.array(DistilBertNames.WORDS),
                1,
                weights.array(DistilBertNames.POSITIONS),
                Optional.empty(),
                weights.normalisation(DistilBertNames.EMBEDDING_NORM, EPSILON));
        List<EncoderLayer> stack = IntStream.range(0, layers)
                .mapToObj(layer -> EncoderLayer.of(
                        layer, DistilBertNames.attention(layer), DistilBertNames.feedForward(layer), EPSILON, weights))
                .toList();
        return new PostNormEncoder(
                new TokenInput(embeddings, this, maxTokens), stack, heads, Optional.empty(), weights.manager());
    }

    @Override
    public Encoder paired(Encoder exact, Encoder training) {
        return new PairedEncoder((LayeredEncoder) exact, (LayeredEncoder) training);
    }
}
