// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Random;

/**
 * Random streams that depend on the run's seed, a purpose and a position alone, never on what was drawn before: so a
 * resumed run draws what the uninterrupted one would have drawn.
 */
final class RunRandom {

    private RunRandom() {}

    /** The stream of one purpose ("order", "dropout") at one position (an epoch, a step). */
    static Random at(long seed, String purpose, long position) {
        return new Random(mix(mix(mix(seed) ^ purpose.hashCode()) ^ position));
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

    /** SplitMix64's finaliser (Steele, Lea and Flood, 2014). */
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
