// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.SiteFunctions;

/** BERT or RoBERTa over packed rows. */
final class BertEncoder implements Encoder {

    private final BertConfig config;
    private final Embeddings embeddings;
    private final List<EncoderLayer> layers;
    private final Pooler pooler;
    private final Attention attention;

    private BertEncoder(BertConfig config, WeightArrays weights, Attention attention) {
        this.config = config;
        this.embeddings = new Embeddings(
                weights.array(BertNames.WORDS),
                1,
                weights.array(BertNames.POSITIONS),
                config.segments() == 0 ? Optional.empty() : Optional.of(weights.array(BertNames.SEGMENTS)),
                weights.normalisation(BertNames.EMBEDDING_NORM, config.epsilon()));
        this.layers = IntStream.range(0, config.layers())
                .mapToObj(layer -> EncoderLayer.of(
                        layer, BertNames.attention(layer), BertNames.feedForward(layer), config.epsilon(), weights))
                .toList();
        this.pooler = new Pooler(weights.optionalProjection(BertNames.POOLER));
        this.attention = attention;
    }

    static BertEncoder of(BertConfig config, WeightArrays weights) {
        return new BertEncoder(config, weights, FusedAttention.load(config.heads(), weights.manager()));
    }

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training) {
        int[] places = config.kind().positions(batch, config.padding());
        int[] segments = config.kind().segments(batch);
        check(batch, segments);
        try (NDManager call = scope.newSubManager()) {
            AttentionRows attended = new AttentionRows(
                    attention,
                    config.heads(),
                    Reach.within(batch),
                    call,
                    embeddings.words().getDataType());
            NDArray rows = Scoped.result(call, owner -> embeddings.embed(batch.ids(), places, segments, owner));
            for (EncoderLayer layer : layers) {
                NDArray before = rows;
                rows = Scoped.result(call, owner -> {
                    // Results of an operation belong to the owner of its first operand.
                    before.attach(owner);
                    return layer.forward(before, attended, sites);
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

    private void check(PackedTokens batch, int[] segments) {
        batch.requireLength(config.maxTokens());
        embeddings.checkIds(batch.ids());
        int kinds = Math.max(1, config.segments());
        for (int segment : segments) {
            if (segment < 0 || segment >= kinds) {
                throw new IllegalArgumentException(
                        "segment " + segment + " is outside the " + kinds + " that the base model knows");
            }
        }
    }
}
