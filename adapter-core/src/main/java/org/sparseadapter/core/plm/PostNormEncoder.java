// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.tensor.Projection;

/** A stack of post-norm encoder layers over packed rows, each sublayer normalised behind its residual sum. */
final class PostNormEncoder implements LayeredEncoder {

    private final TokenInput input;
    private final List<EncoderLayer> layers;
    private final int heads;
    private final Pooler pooler;
    private final Attention attention;

    /**
     * An encoder of these parts.
     *
     * @param heads attention heads
     * @param pooler the base model's own pooler, if it has one
     * @param manager owner of the weights
     */
    PostNormEncoder(
            TokenInput input, List<EncoderLayer> layers, int heads, Optional<Projection> pooler, NDManager manager) {
        this.input = input;
        this.layers = List.copyOf(layers);
        this.heads = heads;
        this.pooler = new Pooler(pooler);
        this.attention = FusedAttention.load(heads, manager);
    }

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training) {
        try (NDManager call = scope.newSubManager()) {
            NDArray rows = through(layers, input.embed(batch, call), batch, sites, call);
            rows.attach(scope);
            return rows;
        }
    }

    @Override
    public NDArray below(int layer, PackedTokens batch, NDManager scope, boolean training) {
        try (NDManager call = scope.newSubManager()) {
            NDArray rows =
                    through(layers.subList(0, layer), input.embed(batch, call), batch, SiteFunctions.none(), call);
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

    private NDArray through(
            List<EncoderLayer> some, NDArray first, PackedTokens batch, SiteFunctions sites, NDManager call) {
        AttentionRows attended = new AttentionRows(attention, heads, Reach.within(batch), call, input.precision());
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
    public boolean hasPooler() {
        return pooler.dense().isPresent();
    }

    @Override
    public NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return pooler.pool(hidden, batch, pooling);
    }
}
