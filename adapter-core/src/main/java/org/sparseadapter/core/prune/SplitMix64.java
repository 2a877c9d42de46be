// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/**
 * The pseudorandom generator SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"),
 * as functions without a state. Files name masks and initial weights by its seeds, so it never changes.
 */
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private SplitMix64() {}

    /** Draw {@code i}, from 0, of the stream of a seed: the 64 bits of {@code mix(seed + (i + 1) * golden gamma)}. */
    public static long draw(long seed, long i) {
        return mix(seed + (i + 1) * GOLDEN_GAMMA);
    }

    /** The generator's output function: a bijection of 64 bits in which every bit of the argument moves every other. */
    public static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
