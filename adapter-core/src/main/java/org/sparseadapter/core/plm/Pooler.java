// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.Projection;
import org.sparseadapter.core.tensor.RowGather;

/**
 * The pooling of a base model: the hidden states of each sequence become one vector.
 *
 * @param dense the base model's own pooler, if it has one
 */
record Pooler(Optional<Projection> dense) {

    /** {@code [tokens, hidden]} to {@code [sequences, hidden]}. */
    NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return switch (pooling) {
            case MEAN -> mean(hidden, batch);
            case CLS -> rows(hidden, batch.firstRows());
            case LAST -> rows(hidden, batch.lastRows());
            case POOLER ->
                dense.orElseThrow(() ->
                                new BaseModelException("the base model has no pooler; use pooling \"mean\" or \"cls\""))
                        .apply(rows(hidden, batch.firstRows()))
                        .tanh();
        };
    }

    private static NDArray rows(NDArray hidden, int[] chosen) {
        NDManager owner = hidden.getManager();
        try (NDArray index = RowGather.index(owner, chosen)) {
            return RowGather.rows(hidden, index, owner);
        }
    }

    private static NDArray mean(NDArray hidden, PackedTokens batch) {
        NDManager owner = hidden.getManager();
        float[] shares = new float[Math.multiplyExact(batch.sequences(), batch.tokens())];
        for (int s = 0; s < batch.sequences(); s++) {
            int seen = 0;
            for (int i = batch.offsets()[s]; i < batch.offsets()[s + 1]; i++) {
                seen += batch.visible()[i] ? 1 : 0;
            }
            for (int i = batch.offsets()[s]; i < batch.offsets()[s + 1]; i++) {
                shares[s * batch.tokens() + i] = batch.visible()[i] ? 1f / seen : 0;
            }
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
