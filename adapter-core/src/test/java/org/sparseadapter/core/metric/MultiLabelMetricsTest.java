// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MultiLabelMetricsTest {

    private static final List<LabelSet> TRUTH = rows("110", "010", "000", "110", "001");
    private static final List<LabelSet> ANSWERS = rows("100", "010", "010", "110", "000");

    /** By hand: TP 2, 2, 0; FP 0, 1, 0; FN 0, 1, 1; F1 1, 2/3, 0; rows 2 and 4 exact. */
    @Test
    void followTheFormulas() {
        MultiLabelMetrics metrics = measured(3, TRUTH, ANSWERS);

        assertThat(metrics.microF1()).isCloseTo(2 * 4 / (2.0 * 4 + 1 + 2), within(1e-12));
        assertThat(metrics.macroF1()).isCloseTo((1 + 2.0 / 3 + 0) / 3, within(1e-12));
        assertThat(metrics.subsetAccuracy()).isEqualTo(0.4);
        assertThat(metrics.standardError()).isCloseTo(Math.sqrt(0.4 * 0.6 / 5), within(1e-12));
        assertThat(metrics.values()).containsOnlyKeys("microF1", "macroF1", "subsetAccuracy");
    }

    @Test
    void aLabelThatNeitherOccursNorIsGivenDoesNotCount() {
        MultiLabelMetrics metrics = measured(2, rows("10", "10"), rows("10", "00"));

        assertThat(metrics.macroF1()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(metrics.counts().get(1).f1()).isZero();
    }

    @Test
    void noLabelsAtAllAreNoMerit() {
        MultiLabelMetrics metrics = measured(2, rows("00"), rows("00"));

        assertThat(metrics.microF1()).isZero();
        assertThat(metrics.macroF1()).isZero();
        assertThat(metrics.subsetAccuracy()).isEqualTo(1);
    }

    /** Both 110: TP 2, 2, 0; FP 3, 2, 0; FN 0, 1, 1. */
    @Test
    void theBaselineIsTheMostFrequentSet() {
        MultiLabelMetrics baseline = MultiLabelMetrics.ofMostFrequent(3, TRUTH);

        assertThat(baseline.subsetAccuracy()).isEqualTo(0.4);
        assertThat(baseline.microF1()).isCloseTo(2 * 5 / (2.0 * 5 + 5 + 1), within(1e-12));
        assertThat(MultiLabelMetrics.ofMostFrequent(2, rows("01", "10"))
                        .counts()
                        .get(1)
                        .answers())
                .as("of equally frequent sets the first")
                .isEqualTo(2);
    }

    @Test
    void noRowsAreNotMeasured() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MultiLabelCounter(1).metrics());
        assertThatIllegalArgumentException().isThrownBy(() -> MultiLabelMetrics.ofMostFrequent(1, List.of()));
    }

    private static MultiLabelMetrics measured(int labels, List<LabelSet> truth, List<LabelSet> answers) {
        MultiLabelCounter counter = new MultiLabelCounter(labels);
        for (int row = 0; row < truth.size(); row++) {
            counter.add(truth.get(row), answers.get(row));
        }
        return counter.metrics();
    }

    private static List<LabelSet> rows(String... rows) {
        return Stream.of(rows)
                .map(row -> LabelSet.of(IntStream.range(0, row.length()).filter(label -> row.charAt(label) == '1')))
                .toList();
    }
}
