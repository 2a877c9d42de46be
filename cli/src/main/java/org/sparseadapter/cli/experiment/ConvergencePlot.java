// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Steps to where the dense adapter ends, as bars. */
final class ConvergencePlot {
    private ConvergencePlot() {}

    /** All cells beside their dense adapters, over all datasets; empty where none got there. */
    static Optional<Chart<?, ?>> of(Scores scores) {
        List<Convergence> reached = scores.cells().stream()
                .filter(cell -> !cell.equals(scores.of(cell).get(0).adapter()))
                .flatMap(cell -> Convergence.of(scores, cell).stream())
                .filter(convergence -> !convergence.fractions().isEmpty())
                .toList();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title("steps to the dense adapter's final dev metric, over the dense adapter's own")
                .yAxisTitle("fraction of the dense adapter's steps")
                .build();
        ChartStyle.paint(chart.getStyler());
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(30);
        chart.addSeries(
                "steps",
                reached.stream()
                        .map(convergence -> convergence.cell()
                                + (convergence.fractions().size() == convergence.pairs()
                                        ? ""
                                        : " (" + convergence.fractions().size() + " of " + convergence.pairs() + ")"))
                        .toList(),
                reached.stream()
                        .map(convergence -> new Sample(convergence.fractions()).mean())
                        .toList(),
                reached.stream()
                        .map(convergence -> convergence.fractions().size() < 2
                                ? 0
                                : new Sample(convergence.fractions()).deviation())
                        .toList());
        return Optional.of(chart);
    }
}
