// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;

/**
 * Pooled vectors that are computed once: with nothing to train below the head, they are the same in every epoch.
 *
 * @param pooled one vector a row
 */
record CachedTrunk(RowCache pooled) implements Trunk {

    static CachedTrunk of(Trunk source, TokenisedSplit split, int hidden) {
        int[] counts = new int[split.size()];
        Arrays.fill(counts, 1);
        return new CachedTrunk(
                new RowCache(split.lengths(), counts, hidden, (rows, scope) -> source.features(rows, scope, false)));
    }

    @Override
    public NDArray features(int[] rows, NDManager scope, boolean training) {
        return pooled.vectors(rows, scope);
    }
}
