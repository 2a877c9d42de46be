// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * What is the same for a row of a split in every epoch, computed when it is first asked for. It lies in the JVM's memory,
 * row by row, since every epoch has other batches.
 */
final class RowCache {

    /** Computes what is to be kept. */
    @FunctionalInterface
    interface Source {

        /** The vectors of some rows end to end, {@code [vectors, hidden]}, owned by the scope. */
        NDArray vectors(int[] rows, NDManager scope);
    }

    private final int[] counts;
    private final int hidden;
    private final Source source;
    private final float[][] kept;

    /**
     * An empty cache.
     *
     * @param counts how many vectors each row has
     * @param hidden width of a vector
     */
    RowCache(int[] counts, int hidden, Source source) {
        this.counts = counts.clone();
        this.hidden = hidden;
        this.source = source;
        this.kept = new float[counts.length][];
    }

    /** The vectors of some rows end to end, {@code [vectors, hidden]}, owned by the scope. */
    NDArray vectors(int[] rows, NDManager scope) {
        int[] missing = Arrays.stream(rows).filter(row -> kept[row] == null).toArray();
        if (missing.length > 0) {
            keep(missing, scope);
        }
        int vectors = Arrays.stream(rows).map(row -> counts[row]).sum();
        float[] batch = new float[Math.multiplyExact(vectors, hidden)];
        int at = 0;
        for (int row : rows) {
            System.arraycopy(kept[row], 0, batch, at, kept[row].length);
            at += kept[row].length;
        }
        return EngineMemory.array(scope, batch, new Shape(vectors, hidden));
    }

    private void keep(int[] rows, NDManager scope) {
        try (NDManager call = scope.newSubManager()) {
            float[] values = source.vectors(rows, call).toFloatArray();
            int at = 0;
            for (int row : rows) {
                int end = at + counts[row] * hidden;
                kept[row] = Arrays.copyOfRange(values, at, end);
                at = end;
            }
        }
    }
}
