// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RegressionMetricsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The IQ and hours of television of Wikipedia's article on Spearman's correlation: -29/165. */
    @Test
    void spearmanOfThePublishedExample() {
        double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
        assertThat(RegressionMetrics.of(iq, hours).spearman()).isCloseTo(-29 / 165.0, EXACT);
    }

    /** By hand: deviations -1.5, -.5, .5, 1.5 and -2, 0, 1, 1; products add up to 5, squares to 5 and 6. */
    @Test
    void pearsonAndErrorByHand() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1, 2, 3, 4}, new double[] {1, 3, 4, 4});
        assertThat(metrics.pearson()).isCloseTo(5 / Math.sqrt(5 * 6), EXACT);
        assertThat(metrics.mse()).isCloseTo(2 / 4.0, EXACT);
        assertThat(metrics.meanMse()).isCloseTo(5 / 4.0, EXACT);
        assertThat(metrics.values()).containsOnlyKeys("mse", "pearson", "spearman");
    }

    /** Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: deviations -1.5, 0, 0, 1.5; products 4.5, squares 4.5 and 5. */
    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1, 7, 7, 9}, new double[] {0, 1, 2, 3});
        assertThat(metrics.spearman()).isCloseTo(4.5 / Math.sqrt(4.5 * 5), EXACT);
    }

    @Test
    void constantAnswersCorrelateWithNothing() {
        RegressionMetrics metrics = RegressionMetrics.of(new double[] {1, 2}, new double[] {5, 5});
        assertThat(metrics.pearson()).isZero();
        assertThat(metrics.spearman()).isZero();
    }

    @Property(tries = 200)
    void aLineCorrelatesWhollyAndAnyRisingFunctionDoesByRank(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = -500, max = 500) Integer> whole) {
        Assume.that(whole.stream().distinct().count() > 1);
        double[] truth = whole.stream().mapToDouble(value -> value / 100.0).toArray();
        double[] line = Arrays.stream(truth).map(value -> 3 * value + 1).toArray();
        double[] rising = Arrays.stream(truth).map(Math::exp).toArray();
        assertThat(RegressionMetrics.of(truth, line).pearson()).isCloseTo(1, within(1e-9));
        assertThat(RegressionMetrics.of(truth, rising).spearman()).isCloseTo(1, within(1e-9));
    }

    @Test
    void nothingCannotBeMeasured() {
        assertThatIllegalArgumentException().isThrownBy(() -> RegressionMetrics.of(new double[0], new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> RegressionMetrics.of(new double[1], new double[2]));
    }
}
