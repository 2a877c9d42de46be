// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.sparseadapter.core.adapter.MatrixDensity;

/** A heat map of densities: what each cell's mask keeps of each matrix, mean over seeds and datasets. */
final class DensityPlot {
    private static final int ROW = 22;
    private static final int FRAME = 190;

    private DensityPlot() {}

    /** All pruned cells of one adapter; empty without any. */
    static Optional<Chart<?, ?>> of(Scores scores, String adapter) {
        List<String> cells = scores.cells().stream()
                .filter(cell -> {
                    RunResult first = scores.of(cell).get(0);
                    return first.adapter().equals(adapter) && first.sparsity() > 0;
                })
                .toList();
        if (cells.isEmpty()) {
            return Optional.empty();
        }
        List<String> matrices = scores.of(cells.get(0)).get(0).densities().stream()
                .map(MatrixDensity::matrix)
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
        List<Number[]> data = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            Map<String, Double> densities = mean(scores.of(cells.get(column)));
            for (int row = 0; row < matrices.size(); row++) {
                data.add(new Number[] {column, row, densities.getOrDefault(matrices.get(row), 0.0)});
            }
        }
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(FRAME + ROW * matrices.size())
                .title(adapter + ": fraction kept of each matrix (mean over datasets and seeds)")
                .build();
        ChartStyle.paint(chart.getStyler());
        chart.getStyler().setMin(0).setMax(1).setRangeColors(new Color[] {
            Color.WHITE, ChartStyle.COLOURS[0], new Color(0, 30, 60)
        });
        chart.getStyler().setShowValue(true);
        chart.getStyler().setHeatMapValueDecimalPattern("0.00");
        chart.getStyler().setXAxisLabelRotation(30);
        List<String> columns =
                cells.stream().map(cell -> cell.substring(adapter.length() + 1)).toList();
        chart.addSeries("density", columns, matrices, data);
        return Optional.of(chart);
    }

    private static Map<String, Double> mean(List<RunResult> runs) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (RunResult run : runs) {
            run.densities()
                    .forEach(density -> sums.merge(density.matrix(), density.density() / runs.size(), Double::sum));
        }
        return sums;
    }
}
