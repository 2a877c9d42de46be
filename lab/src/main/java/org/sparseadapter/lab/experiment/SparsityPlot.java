// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** The metric against the sparsity, a line for each pruner, with the standard deviation over seeds. */
final class SparsityPlot {
    private SparsityPlot() {}

    /** One dataset and adapter; empty where there are not at least two sparsities. */
    static Optional<Chart<?, ?>> of(Scores scores, String adapter) {
        Map<String, Map<Double, Sample>> lines = lines(scores, adapter);
        if (lines.values().stream().noneMatch(line -> line.size() > 1)) {
            return Optional.empty();
        }
        RunResult first = scores.results().get(0);
        String metric = scores.metric().of(first);
        XYChart chart = ChartStyle.lines(
                first.dataset() + ", " + adapter + ": " + metric + " against sparsity (mean and standard deviation)",
                "fraction removed",
                metric);
        lines.forEach((pruner, line) -> chart.addSeries(
                pruner,
                new ArrayList<>(line.keySet()),
                line.values().stream().map(Sample::mean).toList(),
                line.values().stream().map(SparsityPlot::bar).toList()));
        return Optional.of(chart);
    }

    private static Map<String, Map<Double, Sample>> lines(Scores scores, String adapter) {
        Map<String, Map<Double, Sample>> lines = new LinkedHashMap<>();
        List<RunResult> dense = scores.of(adapter);
        for (String name : scores.cells()) {
            Cell cell = Cell.parse(name);
            if (cell.adapter().text().equals(adapter) && cell.thinning() instanceof Thinning.Sparse sparse) {
                lines.computeIfAbsent(sparse.method().text(), pruner -> new TreeMap<>())
                        .put(sparse.sparsity(), scores.sample(scores.of(name)));
            }
        }
        if (!dense.isEmpty()) {
            lines.values().forEach(line -> line.put(0.0, scores.sample(dense)));
        }
        return lines;
    }

    private static double bar(Sample sample) {
        return sample.size() < 2 ? 0 : sample.deviation();
    }
}
