// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {
    private static final List<Integer> ROWS = IntStream.range(0, 1000).boxed().toList();

    @Test
    void aSmallerPartLiesWithinALargerOneInFileOrder() {
        List<Integer> small = RowSample.of(ROWS, 50);
        assertThat(small).hasSize(50).isSorted().doesNotHaveDuplicates();
        assertThat(RowSample.of(ROWS, 300)).hasSize(300).containsAll(small);
    }

    @Test
    void theRowsAreTheSameOnEveryMachine() {
        assertThat(RowSample.of(ROWS, 5)).isEqualTo(RowSample.of(ROWS, 5)).containsExactly(387, 493, 614, 640, 772);
    }

    @Test
    void everythingIsTakenWhereThereIsNoMore() {
        assertThat(RowSample.of(ROWS, 1000)).isSameAs(ROWS);
    }

    @Test
    void limitsAreForAllDatasetsOrForOne() {
        RowLimits limits = RowLimits.parse(List.of("100,mood=7"), List.of(), List.of("mood=3"));
        assertThat(limits.of("mood", "train")).isEqualTo(7);
        assertThat(limits.of("topics", "train")).isEqualTo(100);
        assertThat(limits.of("topics", "dev")).isEqualTo(Integer.MAX_VALUE);
        assertThat(limits.of("mood", "test")).isEqualTo(3);
        assertThatThrownBy(() -> RowLimits.parse(List.of("0"), List.of(), List.of()))
                .isInstanceOf(GridException.class)
                .hasMessageContaining("--max-train");
    }
}
