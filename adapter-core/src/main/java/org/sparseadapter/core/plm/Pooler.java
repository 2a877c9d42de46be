// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Optional;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.Projection;
import org.sparseadapter.core.tensor.RowGather;

/**
 * Condenses the rows of each sequence to one.
 *
 * @param dense the base model's own pooler, if it has one
 */
record Pooler(Optional<Projection> dense) {

    /** {@code [tokens, hidden]} to {@code [sequences, hidden]}. */
    NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return switch (pooling) {
            case MEAN -> mean(hidden, batch);
            case CLS -> first(hidden, batch);
            case POOLER ->
                dense.orElseThrow(() ->
                                new BaseModelException("the base model has no pooler; use pooling \"mean\" or \"cls\""))
                        .apply(first(hidden, batch))
                        .tanh();
        };
    }

    private static NDArray first(NDArray hidden, PackedTokens batch) {
        NDManager owner = hidden.getManager();
        int[] begins = Arrays.copyOf(batch.offsets(), batch.sequences());
        try (NDArray index = RowGather.index(owner, begins)) {
            return RowGather.rows(hidden, index, owner);
        }
    }

    private static NDArray mean(NDArray hidden, PackedTokens batch) {
        NDManager owner = hidden.getManager();
        float[] shares = new float[Math.multiplyExact(batch.sequences(), batch.tokens())];
        for (int s = 0; s < batch.sequences(); s++) {
            int row = s * batch.tokens();
            Arrays.fill(shares, row + batch.offsets()[s], row + batch.offsets()[s + 1], 1f / batch.length(s));
        }
        // A product with a matrix of shares is differentiable and adds up in one order whatever stands beside it.
        try (NDManager call = owner.newSubManager()) {
            NDArray weights = EngineMemory.array(call, shares, new Shape(batch.sequences(), batch.tokens()))
                    .toType(hidden.getDataType(), false);
            NDArray pooled = weights.matMul(hidden);
            pooled.attach(owner);
            return pooled;
        }
    }
}
