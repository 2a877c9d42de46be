// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Arrays;

/** Picks the positions of the largest scores; of equal scores the lower position wins. */
final class TopScores {

    private TopScores() {}

    /** The positions of the {@code count} largest finite scores, ascending. */
    static int[] indices(float[] scores, int count) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) ~ascending(scores[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = (int) keys[i];
        }
        Arrays.sort(indices);
        return indices;
    }

    /** Maps finite floats to ints of the same order; both zeros to one. */
    private static int ascending(float score) {
        int bits = Float.floatToIntBits(score + 0f);
        return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
    }
}
