// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Random;
import org.sparseadapter.core.prune.SplitMix64;

/**
 * Random streams that depend on the run's seed, a purpose and a position alone, never on what was drawn before: so a
 * resumed run draws what the uninterrupted one would have drawn.
 */
final class RunRandom {

    private RunRandom() {}

    /** The stream of one purpose ("order", "dropout") at one position (an epoch, a step). */
    static Random at(long seed, String purpose, long position) {
        return new Random(first(first(first(seed) ^ purpose.hashCode()) ^ position));
    }

    /** A seeded permutation of 0 to n - 1 (Fisher and Yates). */
    static int[] permutation(int n, Random random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long first(long seed) {
        return SplitMix64.draw(seed, 0);
    }
}
