// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;

/** Picks rows of a matrix by index; differentiable in the matrix. */
public final class RowGather {

    private RowGather() {}

    /** Puts indices into the engine, {@code [n]}. */
    public static NDArray index(NDManager manager, int[] rows) {
        long[] wide = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            wide[i] = rows[i];
        }
        return EngineMemory.array(manager, wide, new Shape(wide.length));
    }

    /**
     * The chosen rows.
     *
     * @param matrix {@code [rows, width]}
     * @param index which rows, {@code [n]}
     * @param owner of the result
     * @return {@code [n, width]}
     */
    public static NDArray rows(NDArray matrix, NDArray index, NDManager owner) {
        // An embedding look-up is the engine's fastest gather of whole rows, and its gradient adds up repeated rows.
        NDArray rows = Embedding.embedding(index, matrix, SparseFormat.DENSE).singletonOrThrow();
        rows.attach(owner);
        return rows;
    }
}
