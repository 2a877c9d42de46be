// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSeed;
import org.sparseadapter.core.prune.UniformScores;
import org.sparseadapter.core.safetensors.SafetensorsException;

class MaskCoderTest {

    @Property
    void comesBackWhateverItsSizeAndDensity(
            @ForAll @IntRange(max = 3_000) int size, @ForAll @IntRange(max = 1_000) int permille, @ForAll long seed) {
        Mask mask = drawn(size, (int) ((long) size * permille / 1_000), seed);
        assertThat(MaskCoder.decode(MaskCoder.encode(mask), size, mask.kept())).isEqualTo(mask);
    }

    @Property
    void comesBackWhateverItsPattern(@ForAll @Size(max = 200) boolean[] pattern) {
        Mask mask = of(pattern);
        assertThat(MaskCoder.decode(MaskCoder.encode(mask), mask.size(), mask.kept()))
                .isEqualTo(mask);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, 0.01, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99})
    void staysWithinEightPercentOfTheEntropy(double sparsity) {
        // The matrix of a narrow adapter on a small model, and one of a wide adapter on a large model.
        for (int size : new int[] {384 * 24, 768 * 256}) {
            int kept = (int) Math.round((1 - sparsity) * size);
            double bits = 8.0 * MaskCoder.encode(drawn(size, kept, 17)).length;
            assertThat(bits).as("%d of %d", kept, size).isLessThanOrEqualTo(1.08 * entropy(size, kept));
        }
    }

    @Test
    void spendsNothingWhereThereIsNothingToSay() {
        assertThat(MaskCoder.encode(Mask.all(1_000))).isEmpty();
        assertThat(MaskCoder.encode(Mask.ofIndices(1_000, new int[0]))).isEmpty();
        assertThat(MaskCoder.encode(Mask.all(0))).isEmpty();
    }

    @Property
    void refusesEveryShortening(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int cut) {
        Mask mask = drawn(4_000, 800, seed);
        byte[] coded = MaskCoder.encode(mask);
        byte[] shorter = Arrays.copyOf(coded, Math.max(0, coded.length - cut));
        assertThatThrownBy(() -> MaskCoder.decode(shorter, 4_000, 800)).isInstanceOf(SafetensorsException.class);
    }

    @Property
    void refusesEveryLengthening(@ForAll long seed, @ForAll @Size(min = 1, max = 20) byte[] tail) {
        byte[] coded = MaskCoder.encode(drawn(4_000, 800, seed));
        byte[] longer = Arrays.copyOf(coded, coded.length + tail.length);
        System.arraycopy(tail, 0, longer, coded.length, tail.length);
        assertThatThrownBy(() -> MaskCoder.decode(longer, 4_000, 800)).isInstanceOf(SafetensorsException.class);
    }

    /** Two different files never mean the same mask: what decodes, encodes back to the very bytes. */
    @Property
    void acceptsOnlyWhatEncodingGives(
            @ForAll @Size(min = 1, max = 12) byte[] bytes, @ForAll @IntRange(min = 1, max = 99) int kept) {
        try {
            Mask mask = MaskCoder.decode(bytes, 100, kept);
            assertThat(mask.kept()).isEqualTo(kept);
            assertThat(MaskCoder.encode(mask)).isEqualTo(bytes);
        } catch (SafetensorsException expected) {
            assertThat(expected).hasMessageContaining("mask");
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 10", "11, 10"})
    void refusesCountsThatDoNotFit(int kept, int size) {
        assertThatThrownBy(() -> MaskCoder.decode(new byte[4], size, kept)).isInstanceOf(SafetensorsException.class);
    }

    /** Files written today must be readable for ever. */
    @Test
    void theBytesOfOneMaskNeverChange() {
        Mask mask = Mask.ofIndices(40, new int[] {0, 3, 4, 11, 12, 13, 29, 39});
        assertThat(MaskCoder.encode(mask)).asHexString().isEqualTo("119D5EB3");
    }

    private static Mask drawn(int size, int kept, long seed) {
        return Mask.seededRandom(size, kept, new MaskSeed(UniformScores.GENERATOR, seed));
    }

    private static Mask of(boolean[] pattern) {
        int[] indices = new int[pattern.length];
        int kept = 0;
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i]) {
                indices[kept++] = i;
            }
        }
        return Mask.ofIndices(pattern.length, Arrays.copyOf(indices, kept));
    }

    private static double entropy(int size, int kept) {
        double density = (double) kept / size;
        return kept == 0 || kept == size ? 0 : size * (plogp(density) + plogp(1 - density));
    }

    private static double plogp(double p) {
        return -p * Math.log(p) / Math.log(2);
    }
}
