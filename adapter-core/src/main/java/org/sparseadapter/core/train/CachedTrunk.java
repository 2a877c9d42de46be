// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Pooled vectors that were computed once: with nothing to train below the head, they are the same in every epoch.
 *
 * @param vectors {@code [rows][hidden]}
 */
record CachedTrunk(float[][] vectors) implements Trunk {

    private static final int BATCH_TOKENS = 4096;

    static CachedTrunk of(Trunk source, TokenisedSplit split, int hidden, NDManager parent) {
        float[][] vectors = new float[split.size()][];
        List<int[]> batches = BatchPlan.byLength(split.lengths(), BATCH_TOKENS);
        for (int[] rows : batches) {
            try (NDManager scope = parent.newSubManager()) {
                float[] pooled = source.features(rows, scope, false).toFloatArray();
                for (int i = 0; i < rows.length; i++) {
                    vectors[rows[i]] = Arrays.copyOfRange(pooled, i * hidden, (i + 1) * hidden);
                }
            }
        }
        return new CachedTrunk(vectors);
    }

    @Override
    public NDArray features(int[] rows, NDManager scope, boolean training) {
        int hidden = vectors[rows[0]].length;
        float[] batch = new float[rows.length * hidden];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(vectors[rows[i]], 0, batch, i * hidden, hidden);
        }
        return scope.create(batch, new Shape(rows.length, hidden));
    }
}
