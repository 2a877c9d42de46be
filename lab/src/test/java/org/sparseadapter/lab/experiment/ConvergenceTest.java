// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvergenceTest {

    @Test
    void stepsLieOnStraightLinesBetweenEpochs() {
        Curves curves =
                SampleResults.of("mood", "pfeiffer", 1, 0.5, 0.7, 0.6, 0.9).curves();
        assertThat(Convergence.steps(curves, 0.4)).hasValue(10);
        assertThat(Convergence.steps(curves, 0.5)).hasValue(10);
        assertThat(Convergence.steps(curves, 0.6).orElseThrow()).isCloseTo(15, within(1e-9));
        assertThat(Convergence.steps(curves, 0.8).orElseThrow()).isCloseTo(30 + 10 * 2.0 / 3, within(1e-9));
        assertThat(Convergence.steps(curves, 0.95)).isEmpty();
    }

    @Test
    void theMedianKnowsThoseThatNeverGetThere() {
        assertThat(new Convergence("c", List.of(0.9, 0.5, 0.7), 3).median()).hasValue(0.7);
        assertThat(new Convergence("c", List.of(0.9, 0.5, 0.7), 4).median()).hasValue((0.7 + 0.9) / 2);
        assertThat(new Convergence("c", List.of(0.9, 0.5, 0.7), 5).median()).hasValue(0.9);
        assertThat(new Convergence("c", List.of(0.9, 0.5, 0.7), 6).median()).isEmpty();
        assertThat(new Convergence("c", List.of(), 1).median()).isEmpty();
    }

    @Test
    void pairsShareDatasetAndSeed() {
        Scores scores = new Scores(
                List.of(
                        SampleResults.of("mood", "pfeiffer", 1, 0.4, 0.6, 0.8),
                        SampleResults.of("mood", "pfeiffer/snip/0.4", 1, 0.6, 0.8, 0.9),
                        SampleResults.of("mood", "pfeiffer", 2, 0.4, 0.6, 0.8),
                        SampleResults.of("mood", "pfeiffer/snip/0.4", 2, 0.1, 0.2, 0.3),
                        SampleResults.of("mood", "pfeiffer/snip/0.4", 3, 0.9, 0.9, 0.9)),
                new MetricChoice(Map.of()),
                false);
        Convergence convergence = Convergence.of(scores, "pfeiffer/snip/0.4").orElseThrow();
        assertThat(convergence.pairs()).isEqualTo(2);
        assertThat(convergence.fractions()).hasSize(1);
        assertThat(convergence.fractions().get(0)).isCloseTo(20.0 / 30, within(1e-9));
        assertThat(Convergence.of(scores, "houlsby")).isEmpty();
    }
}
