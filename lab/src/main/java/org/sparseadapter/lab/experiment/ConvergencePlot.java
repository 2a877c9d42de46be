// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.List;
import java.util.Optional;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;

/** A bar chart of convergence: steps to the dense adapter's final metric. */
final class ConvergencePlot {
    private ConvergencePlot() {}

    /** The medians of all cells beside their dense adapters, over all datasets; where half never get there, none. */
    static Optional<Chart<?, ?>> of(Scores scores) {
        List<Convergence> reached = scores.cells().stream()
                .filter(cell -> !cell.equals(scores.of(cell).get(0).adapter()))
                .flatMap(cell -> Convergence.of(scores, cell).stream())
                .filter(convergence -> convergence.median().isPresent())
                .toList();
        if (reached.isEmpty()) {
            return Optional.empty();
        }
        CategoryChart chart = new CategoryChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title("steps to the dense adapter's final dev metric, over the dense adapter's own")
                .yAxisTitle("median fraction of the dense adapter's steps")
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
                        .map(convergence -> convergence.median().orElseThrow())
                        .toList());
        return Optional.of(chart);
    }
}
