// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;
import org.sparseadapter.core.tensor.RowGather;

/** BERT over packed rows. */
final class BertEncoder implements Encoder {

    private final BertConfig config;
    private final NDArray words;
    private final NDArray positions;
    private final NDArray segments;
    private final Normalisation embeddingNorm;
    private final List<BertLayer> layers;
    private final Pooler pooler;
    private final Attention attention;

    private BertEncoder(BertConfig config, WeightArrays weights, Attention attention) {
        this.config = config;
        this.words = weights.array(BertNames.WORDS);
        this.positions = weights.array(BertNames.POSITIONS);
        this.segments = weights.array(BertNames.SEGMENTS);
        this.embeddingNorm = weights.normalisation(BertNames.EMBEDDING_NORM, config.epsilon());
        this.layers = IntStream.range(0, config.layers())
                .mapToObj(layer -> BertLayer.of(layer, config, weights))
                .toList();
        Optional<Projection> dense = weights.optionalProjection(BertNames.POOLER);
        this.pooler = new Pooler(dense);
        this.attention = attention;
    }

    static BertEncoder of(BertConfig config, WeightArrays weights) {
        return new BertEncoder(config, weights, FusedAttention.load(config.heads(), weights.manager()));
    }

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training) {
        check(batch);
        try (NDManager call = scope.newSubManager()) {
            SequenceLayout layout = SequenceLayout.of(batch, call, words.getDataType());
            NDArray rows = scoped(call, owner -> embed(batch, owner));
            for (BertLayer layer : layers) {
                NDArray before = rows;
                rows = scoped(call, owner -> {
                    // Results of an operation belong to the owner of its first operand.
                    before.attach(owner);
                    return layer.forward(before, layout, attention, sites);
                });
            }
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return pooler.pool(hidden, batch, pooling);
    }

    /** Word, position and segment embeddings added up and normalised, {@code [tokens, hidden]}. */
    private NDArray embed(PackedTokens batch, NDManager owner) {
        NDArray word = RowGather.rows(words, RowGather.index(owner, batch.ids()), owner);
        NDArray position = RowGather.rows(positions, RowGather.index(owner, batch.positions()), owner);
        NDArray segment = RowGather.rows(segments, RowGather.index(owner, batch.segments()), owner);
        return embeddingNorm.apply(word.add(segment).add(position));
    }

    private void check(PackedTokens batch) {
        if (batch.longest() > config.maxTokens()) {
            throw new IllegalArgumentException("a sequence has " + batch.longest()
                    + " tokens, but the base model has positions for " + config.maxTokens());
        }
        for (int i = 0; i < batch.tokens(); i++) {
            if (batch.ids()[i] < 0 || batch.ids()[i] >= config.vocabulary()) {
                throw new IllegalArgumentException(
                        "token id " + batch.ids()[i] + " is outside the vocabulary of " + config.vocabulary());
            }
            if (batch.segments()[i] < 0 || batch.segments()[i] >= config.segments()) {
                throw new IllegalArgumentException("segment " + batch.segments()[i] + " is outside the "
                        + config.segments() + " that the base model knows");
            }
        }
    }

    /** Runs a step whose intermediates are released at its end; the result moves to the parent. */
    private static NDArray scoped(NDManager parent, Function<NDManager, NDArray> step) {
        try (NDManager owner = parent.newSubManager()) {
            NDArray result = step.apply(owner);
            result.attach(parent);
            return result;
        }
    }
}
