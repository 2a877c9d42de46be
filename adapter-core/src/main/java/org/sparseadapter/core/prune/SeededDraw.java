// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/**
 * The positions of the largest {@link UniformScores}, found by counting instead of sorting: scores are drawn again for
 * each pass, so that a seed from outside cannot make the reader hold them all.
 */
final class SeededDraw {

    private static final int HALF_BITS = 12;
    private static final int HALVES = 1 << HALF_BITS;

    private SeededDraw() {}

    /** The positions of the {@code kept} largest scores, ascending; of equal scores the lower position wins. */
    static int[] indices(MaskSeed seed, int size, int kept) {
        UniformScores.requireKnown(seed);
        int[] indices = new int[kept];
        if (kept == 0) {
            return indices;
        }
        int[] counts = new int[HALVES];
        for (int i = 0; i < size; i++) {
            counts[UniformScores.bits(seed.seed(), i) >>> HALF_BITS]++;
        }
        int wanted = kept;
        int upper = HALVES - 1;
        for (; counts[upper] < wanted; upper--) {
            wanted -= counts[upper];
        }
        int[] fine = new int[HALVES];
        for (int i = 0; i < size; i++) {
            int bits = UniformScores.bits(seed.seed(), i);
            if (bits >>> HALF_BITS == upper) {
                fine[bits & HALVES - 1]++;
            }
        }
        int lower = HALVES - 1;
        for (; fine[lower] < wanted; lower--) {
            wanted -= fine[lower];
        }
        int threshold = upper << HALF_BITS | lower;
        int found = 0;
        for (int i = 0; found < kept; i++) {
            int bits = UniformScores.bits(seed.seed(), i);
            if (bits > threshold || bits == threshold && wanted-- > 0) {
                indices[found++] = i;
            }
        }
        return indices;
    }
}
