// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

    @Property(tries = 200)
    void everyRowOnceAndWithinTheBudget(
            @ForAll @Size(max = 300) List<@IntRange(min = 1, max = 80) Integer> rows,
            @ForAll @IntRange(min = 1, max = 500) int budget,
            @ForAll long seed) {
        int[] lengths = rows.stream().mapToInt(Integer::intValue).toArray();
        for (List<int[]> plan :
                List.of(BatchPlan.epoch(lengths, budget, seed, 3), BatchPlan.byLength(lengths, budget))) {
            assertThat(plan.stream().flatMapToInt(Arrays::stream).sorted().toArray())
                    .isEqualTo(IntStream.range(0, lengths.length).toArray());
            assertThat(plan).allSatisfy(batch -> assertThat(batch.length == 1 || tokens(batch, lengths) <= budget)
                    .isTrue());
        }
    }

    @Test
    void anEpochsOrderIsReproducibleAndNoOtherEpochs() {
        int[] lengths = IntStream.range(0, 200).map(i -> 5 + i % 40).toArray();
        assertThat(flat(BatchPlan.epoch(lengths, 128, 7, 0))).isEqualTo(flat(BatchPlan.epoch(lengths, 128, 7, 0)));
        assertThat(flat(BatchPlan.epoch(lengths, 128, 7, 0))).isNotEqualTo(flat(BatchPlan.epoch(lengths, 128, 7, 1)));
        assertThat(flat(BatchPlan.epoch(lengths, 128, 7, 0))).isNotEqualTo(flat(BatchPlan.epoch(lengths, 128, 8, 0)));
    }

    @Test
    void batchesAreAboutEvenAndOfSimilarLengths() {
        int[] lengths = IntStream.range(0, 1000).map(i -> 4 + (i * 37) % 61).toArray();
        List<int[]> plan = BatchPlan.epoch(lengths, 512, 1, 0);
        long all = Arrays.stream(lengths).sum();
        assertThat(plan.size()).isLessThan((int) (1.3 * all / 512));
        double padded = plan.stream()
                .mapToInt(batch -> batch.length
                        * Arrays.stream(batch).map(row -> lengths[row]).max().orElse(0))
                .sum();
        assertThat(padded / all).isLessThan(1.15);
    }

    private static int tokens(int[] batch, int[] lengths) {
        return Arrays.stream(batch).map(row -> lengths[row]).sum();
    }

    private static int[] flat(List<int[]> plan) {
        return plan.stream().flatMapToInt(Arrays::stream).toArray();
    }
}
