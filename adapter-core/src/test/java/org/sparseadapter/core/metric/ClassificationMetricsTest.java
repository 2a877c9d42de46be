// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ClassificationMetricsTest {

    private static final Offset<Double> EXACT = within(1e-12);

    /** The example of scikit-learn's documentation of f1_score: macro 0.26... */
    @Test
    void macroF1AsInScikitLearnsDocumentation() {
        ClassificationMetrics metrics =
                ClassificationMetrics.of(3, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
        assertThat(metrics.macroF1()).isCloseTo(0.8 / 3, EXACT);
        assertThat(metrics.accuracy()).isCloseTo(1 / 3.0, EXACT);
        assertThat(metrics.confusion()).containsExactly(List.of(2L, 0L, 0L), List.of(1L, 0L, 1L), List.of(0L, 2L, 0L));
    }

    /** The example of scikit-learn's documentation of matthews_corrcoef: -0.33... */
    @Test
    void matthewsAsInScikitLearnsDocumentation() {
        ClassificationMetrics metrics = ClassificationMetrics.of(2, new int[] {1, 1, 1, 0}, new int[] {1, 0, 1, 1});
        assertThat(metrics.matthews()).isCloseTo(-1 / 3.0, EXACT);
    }

    /** Twelve cats and dogs, six and two right: the worked example of the phi coefficient. */
    @Test
    void matthewsOfTwoLabelsIsThePhiCoefficient() {
        ClassificationMetrics metrics = new ClassificationMetrics(List.of(List.of(6L, 2L), List.of(1L, 3L)));
        double phi = (6 * 3 - 2 * 1) / Math.sqrt((6 + 2) * (6 + 1) * (3 + 2) * (3.0 + 1));
        assertThat(metrics.matthews()).isCloseTo(phi, EXACT);
        assertThat(metrics.matthews()).isCloseTo(0.478, within(5e-4));
    }

    /** As GLUE measures MRPC and QQP. */
    @Test
    void f1OfTwoLabelsIsThatOfTheSecond() {
        ClassificationMetrics metrics = new ClassificationMetrics(List.of(List.of(6L, 2L), List.of(1L, 3L)));
        // Of label 1: 3 right, 5 answered, 4 true: p 3/5, r 3/4.
        assertThat(metrics.lastF1()).isCloseTo(2 * 0.6 * 0.75 / (0.6 + 0.75), EXACT);
        assertThat(metrics.values()).containsOnlyKeys("accuracy", "macroF1", "matthews", "f1");
    }

    /** Three labels, by hand: 10 rows, 7 right; truths 4, 3, 3; answers 5, 2, 3. */
    @Test
    void threeLabelsByHand() {
        ClassificationMetrics metrics =
                new ClassificationMetrics(List.of(List.of(3L, 0L, 1L), List.of(1L, 2L, 0L), List.of(1L, 0L, 2L)));
        assertThat(metrics.rows()).isEqualTo(10);
        assertThat(metrics.accuracy()).isCloseTo(0.7, EXACT);
        assertThat(metrics.macroF1()).isCloseTo((6 / 9.0 + 4 / 5.0 + 4 / 6.0) / 3, EXACT);
        // (7 * 10 - (4*5 + 3*2 + 3*3)) / sqrt((100 - 34) (100 - 38))
        assertThat(metrics.matthews()).isCloseTo(35 / Math.sqrt(66 * 62), EXACT);
        assertThat(metrics.majorityLabel()).isZero();
        assertThat(metrics.majorityAccuracy()).isCloseTo(0.4, EXACT);
        assertThat(metrics.standardError()).isCloseTo(Math.sqrt(0.021), EXACT);
        assertThat(metrics.values()).containsOnlyKeys("accuracy", "macroF1", "matthews");
    }

    @Test
    void aLabelThatNeitherOccursNorIsAnsweredDoesNotCount() {
        ClassificationMetrics metrics = ClassificationMetrics.of(3, new int[] {0, 1}, new int[] {0, 1});
        assertThat(metrics.macroF1()).isEqualTo(1);
    }

    @Test
    void constantAnswersCorrelateWithNothing() {
        assertThat(ClassificationMetrics.of(2, new int[] {0, 1, 1}, new int[] {1, 1, 1})
                        .matthews())
                .isZero();
        assertThat(ClassificationMetrics.of(2, new int[] {1, 1}, new int[] {0, 1})
                        .matthews())
                .isZero();
    }

    @Property
    void bounds(
            @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 3) Integer> truth,
            @ForAll @Size(min = 50, max = 50) List<@IntRange(max = 3) Integer> answers) {
        int[] right = truth.stream().mapToInt(Integer::intValue).toArray();
        int[] given =
                answers.stream().limit(right.length).mapToInt(Integer::intValue).toArray();
        ClassificationMetrics metrics = ClassificationMetrics.of(4, right, given);
        assertThat(metrics.accuracy()).isBetween(0.0, 1.0);
        assertThat(metrics.macroF1()).isBetween(0.0, 1.0);
        assertThat(metrics.matthews()).isBetween(-1.0 - 1e-12, 1.0 + 1e-12);
        assertThat(ClassificationMetrics.of(4, right, right).accuracy()).isEqualTo(1);
        assertThat(ClassificationMetrics.of(4, right, right).macroF1()).isEqualTo(1);
    }

    @Test
    void nothingCannotBeMeasured() {
        assertThatIllegalArgumentException().isThrownBy(() -> ClassificationMetrics.of(2, new int[0], new int[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> ClassificationMetrics.of(2, new int[1], new int[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClassificationMetrics(List.of(List.of(1L, 2L), List.of(1L))));
    }
}
