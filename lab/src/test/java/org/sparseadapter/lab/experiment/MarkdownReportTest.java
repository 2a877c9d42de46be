// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
    private static final Set<ReportPart> ALL = Set.of(ReportPart.values());

    private static final Scores SCORES = new Scores(
            List.of(
                    SampleResults.of("mood", "pfeiffer", 1, 0.5, 0.75),
                    SampleResults.of("mood", "pfeiffer/snip/0.4", 1, 0.5, 0.80),
                    SampleResults.of("mood", "none", 1, 0.5, 0.70),
                    SampleResults.of("mood", "pfeiffer", 2, 0.5, 0.77),
                    SampleResults.of("mood", "pfeiffer/snip/0.4", 2, 0.5, 0.80),
                    SampleResults.of("mood", "none", 2, 0.5, 0.70)),
            new MetricChoice(java.util.Map.of()),
            false);

    @Test
    void aTableOfOneDataset() {
        // Differences 0.05 and 0.03: mean 0.04, deviation 0.014142, t = 12.7062, half width 0.127062.
        assertThat(new MarkdownReport(SCORES, Optional.empty(), ALL).text())
                .isEqualTo(
                        """
                        #### mood: accuracy on test

                        100 train, 50 dev, 70 test rows; seeds 1, 2; without a model 0.2500

                        | cell | kept weights | mean | sd | runs | difference | 95 % interval | against | seconds | CPU s |
                        |---|---:|---:|---:|---:|---:|---:|---|---:|---:|
                        | pfeiffer | 2,000 of 2,000 | 0.7500 | 0.0141 | 2 |  |  |  | 4.0 | 3.3 |
                        | pfeiffer/snip/0.4 | 1,200 of 2,000 | 0.7900 | 0.0000 | 2 | +0.0400 | [-0.0871, +0.1671] | pfeiffer | 4.0 | 3.3 |
                        | none | 2,100 trained | 0.6900 | 0.0000 | 2 |  |  |  | 4.0 | 3.3 |

                        #### Steps to the dense adapter's final dev metric

                        As a fraction of the dense adapter's own steps to it, for the same data and seed: mean and standard deviation of those that got there, median of all, where never is later than any.

                        | cell | got there | mean | sd | median |
                        |---|---:|---:|---:|---:|
                        | pfeiffer/snip/0.4 | 2 of 2 | 0.9333 | 0.0236 | 0.9333 |
                        """);
    }

    @Test
    void onePartAlone() {
        String all = new MarkdownReport(SCORES, Optional.empty(), ALL).text();
        String scores = new MarkdownReport(SCORES, Optional.empty(), Set.of(ReportPart.SCORES)).text();
        String convergence = new MarkdownReport(SCORES, Optional.empty(), Set.of(ReportPart.CONVERGENCE)).text();
        assertThat(scores + "\n" + convergence).isEqualTo(all);
        assertThat(convergence).startsWith("#### Steps to");
    }

    @Test
    void everythingAgainstOneBaselineOnDevByAnotherMetric() {
        Scores scores = new Scores(SCORES.results(), MetricChoice.parse(List.of("matthews")), true);
        assertThat(new MarkdownReport(scores, Optional.of("none"), ALL).text())
                .contains("mood: matthews on dev")
                .contains("| pfeiffer | 2,000 of 2,000 | 0.5200 | 0.0283 | 2 | +0.1200 | [-0.1341, +0.3741] | none |");
    }

    @Test
    void onlyRunsOfOneDeviceAreCompared() {
        Scores scores = new Scores(
                List.of(
                        SampleResults.of("mood", "pfeiffer", 1, 0.70),
                        SampleResults.of("mood", "pfeiffer/snip/0.4", 1, 0.75),
                        SampleResults.on("gpu", SampleResults.of("mood", "pfeiffer", 2, 0.70)),
                        SampleResults.on("gpu", SampleResults.of("mood", "pfeiffer/snip/0.4", 2, 0.77)),
                        SampleResults.of("mood", "pfeiffer", 3, 0.70),
                        SampleResults.on("gpu", SampleResults.of("mood", "pfeiffer/snip/0.4", 3, 0.99))),
                new MetricChoice(java.util.Map.of()),
                false);
        // The pairs differ by 0.05 and 0.07; the third seed has none.
        assertThat(new MarkdownReport(scores, Optional.empty(), ALL).text())
                .contains("seeds 1, 2, 3; without a model 0.2500; run on cpu (seeds 1, 3) and gpu (seeds 2, 3),"
                        + " compared only with runs on the same\n")
                .contains("| pfeiffer/snip/0.4 | 1,200 of 2,000 | 0.8267 | 0.1332 | 3 | +0.0600 | [-0.0671, +0.1871] |")
                .contains("| pfeiffer/snip/0.4 | 2 of 2 |");
    }

    @Test
    void theMeansAlone() {
        Scores scores = new Scores(
                List.of(SampleResults.of("mood", "pfeiffer", 1, 0.71), SampleResults.of("topics", "pfeiffer", 1, 0.91)),
                new MetricChoice(java.util.Map.of()),
                false);
        assertThat(new MarkdownReport(scores, Optional.empty(), Set.of(ReportPart.MEANS)).text())
                .startsWith("#### Mean over mood, topics\n\n| cell |")
                .doesNotContain("#### mood");
    }

    @Test
    void theMeanOverDatasetsLeavesOutWhatDidNotRunOnAll() {
        Scores scores = new Scores(
                List.of(
                        SampleResults.of("mood", "pfeiffer", 1, 0.71),
                        SampleResults.of("mood", "full", 1, 0.81),
                        SampleResults.of("topics", "pfeiffer", 1, 0.91)),
                new MetricChoice(java.util.Map.of()),
                false);
        assertThat(new MarkdownReport(scores, Optional.empty(), ALL).text())
                .contains("#### Mean over mood, topics\n\n| cell | kept weights | mean | runs |")
                .contains("| pfeiffer | 2,000 of 2,000 | 0.8000 | 2 |")
                .containsOnlyOnce("| full |");
    }
}
