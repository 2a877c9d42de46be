// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.data.Offset.offset;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Random masks are stored as their seed, so what a seed means must never change. */
class SeededMaskTest {

    @Property(tries = 300)
    void countingFindsWhatSortingFinds(
            @ForAll long seed, @ForAll @IntRange(max = 5_000) int size, @ForAll @IntRange(max = 1_000) int permille) {
        int kept = (int) ((long) size * permille / 1_000);
        MaskSeed named = new MaskSeed(UniformScores.GENERATOR, seed);
        Mask mask = Mask.seededRandom(size, kept, named);
        assertThat(mask.indices()).isEqualTo(TopScores.indices(UniformScores.draw(named, size), kept));
        assertThat(mask.seed()).contains(named);
        assertThat(mask.kept()).isEqualTo(kept);
    }

    /** SplitMix64 of seed 1234567: the first outputs as its authors' code prints them, their upper 24 bits. */
    @Test
    void theGeneratorIsSplitMix64() {
        long[] published = {6457827717110365317L, 3203168211198807973L, -8629252141511181193L, 4593380528125082431L};
        for (int i = 0; i < published.length; i++) {
            assertThat(UniformScores.bits(1234567, i)).isEqualTo((int) (published[i] >>> 40));
        }
    }

    /** Computed by another implementation, in another language. */
    @Test
    void theSameSeedMeansTheSameMaskForEver() {
        MaskSeed seed = UniformScores.seedOf(7, "layer.0.ffn_output.down.weight");
        assertThat(seed).isEqualTo(new MaskSeed("splitmix64-top24", -3362393142192735575L));
        assertThat(Mask.seededRandom(50, 10, seed).indices()).containsExactly(2, 5, 13, 15, 16, 19, 23, 29, 31, 48);
    }

    @Test
    void matricesAndRunsDrawDifferently() {
        assertThat(UniformScores.seedOf(7, "a")).isNotEqualTo(UniformScores.seedOf(7, "b"));
        assertThat(UniformScores.seedOf(7, "a")).isNotEqualTo(UniformScores.seedOf(8, "a"));
    }

    @Test
    void everyPositionIsAsLikely() {
        int[] counts = new int[20];
        int runs = 20_000;
        for (int run = 0; run < runs; run++) {
            for (int index :
                    Mask.seededRandom(20, 5, UniformScores.seedOf(run, "m")).indices()) {
                counts[index]++;
            }
        }
        for (int count : counts) {
            // Five standard deviations of a binomial draw with p = 1/4.
            assertThat((double) count).isCloseTo(runs / 4.0, offset(5 * Math.sqrt(runs * 3 / 16.0)));
        }
    }

    @Test
    void refusesWhatItCannotDraw() {
        MaskSeed seed = UniformScores.seedOf(1, "m");
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.seededRandom(4, 5, seed));
        assertThatIllegalArgumentException().isThrownBy(() -> Mask.seededRandom(4, -1, seed));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mask.seededRandom(4, 2, new MaskSeed("mt19937", 1)))
                .withMessageContaining("mt19937");
    }
}
