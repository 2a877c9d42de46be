// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * A cache of the activations that are the same in every epoch, computed at first use. It lies in the JVM's memory, row by
 * row, since every epoch has other batches; it is computed in batches that depend on nothing else, so that a run that
 * goes on from a checkpoint sees the very same.
 */
final class RowCache {

    /** Computes the activations to be cached. */
    @FunctionalInterface
    interface Source {

        /** The vectors of some rows end to end, {@code [vectors, hidden]}, owned by the scope. */
        NDArray vectors(int[] rows, NDManager scope);
    }

    private static final int BATCH_TOKENS = 4096;

    private final int[] lengths;
    private final int[] counts;
    private final int hidden;
    private final Source source;
    private float[][] kept = new float[0][];

    /**
     * An empty cache.
     *
     * @param lengths tokens of each row
     * @param counts how many vectors are kept of each row
     * @param hidden width of a vector
     */
    RowCache(int[] lengths, int[] counts, int hidden, Source source) {
        this.lengths = lengths.clone();
        this.counts = counts.clone();
        this.hidden = hidden;
        this.source = source;
    }

    /** The vectors of some rows end to end, {@code [vectors, hidden]}, owned by the scope. */
    NDArray vectors(int[] rows, NDManager scope) {
        if (kept.length < counts.length) {
            kept = new float[counts.length][];
            BatchPlan.byLength(lengths, BATCH_TOKENS).forEach(batch -> keep(batch, scope));
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
