// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** BERT or RoBERTa over packed rows. */
final class BertEncoder implements LayeredEncoder {

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
        try (NDManager call = scope.newSubManager()) {
            NDArray rows = through(layers, embedded(batch, call), batch, sites, call);
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray below(int layer, PackedTokens batch, NDManager scope, boolean training) {
        try (NDManager call = scope.newSubManager()) {
            NDArray rows = through(layers.subList(0, layer), embedded(batch, call), batch, SiteFunctions.none(), call);
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray above(
            int layer, NDArray rows, PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training) {
        try (NDManager call = scope.newSubManager()) {
            NDArray result = through(layers.subList(layer, layers.size()), rows, batch, sites, call);
            result.attach(scope);
            return result;
        }
    }

    private NDArray embedded(PackedTokens batch, NDManager call) {
        int[] places = config.kind().positions(batch, config.padding());
        int[] segments = config.kind().segments(batch);
        check(batch, segments);
        return ArrayScope.result(call, owner -> embeddings.embed(batch.ids(), places, segments, owner));
    }

    private NDArray through(
            List<EncoderLayer> some, NDArray first, PackedTokens batch, SiteFunctions sites, NDManager call) {
        AttentionRows attended = new AttentionRows(
                attention,
                config.heads(),
                Reach.within(batch),
                call,
                embeddings.words().getDataType());
        NDArray rows = first;
        for (EncoderLayer layer : some) {
            NDArray before = rows;
            rows = ArrayScope.result(call, owner -> {
                // Results of an operation belong to the owner of its first operand.
                before.attach(owner);
                return layer.forward(before, attended, sites);
            });
        }
        return rows;
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
