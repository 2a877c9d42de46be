// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlotsTest {
    @TempDir
    Path folder;

    @Test
    void everyPlotThatTheResultsAllowIsAPicture() throws IOException {
        assumeThat(Fonts.usable()).as("this Java finds fonts to write with").isTrue();
        Scores scores = new Scores(
                List.of(
                        SampleResults.of("mood", "pfeiffer", 1, 0.5, 0.75),
                        SampleResults.of("mood", "pfeiffer/snip/0.4", 1, 0.5, 0.80),
                        SampleResults.of("mood", "pfeiffer/snip/x4", 1, 0.5, 0.80),
                        SampleResults.of("mood", "none", 1, 0.5, 0.70)),
                new MetricChoice(Map.of()),
                false);
        Map<String, Path> files = Plots.of(scores, Set.of(ReportPart.values())).draw(folder, "table");
        assertThat(files.values())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "table-mood-pfeiffer-sparsity.png",
                        "table-mood-loss.png",
                        "table-mood-dev.png",
                        "table-pfeiffer-density.png",
                        "table-convergence.png");
        for (Path file : files.values()) {
            BufferedImage picture = ImageIO.read(file.toFile());
            assertThat(picture.getWidth()).isEqualTo(ChartStyle.WIDTH);
        }
    }

    @Test
    void baselinesAloneLeaveOnlyCurves() {
        Scores scores =
                new Scores(List.of(SampleResults.of("mood", "none", 1, 0.5, 0.7)), new MetricChoice(Map.of()), false);
        assertThat(SparsityPlot.of(scores, "none")).isEmpty();
        assertThat(DensityPlot.of(scores, "none")).isEmpty();
        assertThat(ConvergencePlot.of(scores)).isEmpty();
        assertThat(CurvePlots.dev(scores)).isPresent();
    }
}
