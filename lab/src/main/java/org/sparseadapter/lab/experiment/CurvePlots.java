// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Plots of training curves, loss and dev metric: a line for each cell, the mean over seeds. */
final class CurvePlots {
    private CurvePlots() {}

    /** The training loss over the steps of one dataset. */
    static Optional<Chart<?, ?>> loss(Scores scores) {
        return plot(scores, "training loss", "loss", curves -> {
            SortedMap<Integer, Double> points = new TreeMap<>();
            curves.losses().forEach(loss -> points.put(loss.step(), loss.loss()));
            return points;
        });
    }

    /** The dev metric at the end of each epoch of one dataset. */
    static Optional<Chart<?, ?>> dev(Scores scores) {
        String metric = scores.results().get(0).curves().metric();
        return plot(scores, metric + " on dev", metric, curves -> {
            SortedMap<Integer, Double> points = new TreeMap<>();
            curves.epochs().forEach(epoch -> epoch.dev().ifPresent(value -> points.put(epoch.step(), value)));
            return points;
        });
    }

    private static Optional<Chart<?, ?>> plot(
            Scores scores, String what, String y, Function<Curves, SortedMap<Integer, Double>> points) {
        XYChart chart =
                ChartStyle.lines(scores.results().get(0).dataset() + ": " + what + " (mean over seeds)", "step", y);
        for (String cell : scores.cells()) {
            SortedMap<Integer, Double> line = mean(
                    scores.of(cell).stream().map(RunResult::curves).map(points).toList());
            if (line.size() > 1) {
                chart.addSeries(cell, new ArrayList<>(line.keySet()), new ArrayList<>(line.values()))
                        .setMarker(SeriesMarkers.NONE);
            }
        }
        return chart.getSeriesMap().isEmpty() ? Optional.empty() : Optional.of(chart);
    }

    /** Runs whose batches fell otherwise have other steps: the k-th points are averaged, steps too. */
    private static SortedMap<Integer, Double> mean(List<SortedMap<Integer, Double>> lines) {
        int shortest = lines.stream().mapToInt(SortedMap::size).min().orElse(0);
        SortedMap<Integer, Double> mean = new TreeMap<>();
        for (int k = 0; k < shortest; k++) {
            int at = k;
            double step = lines.stream()
                    .mapToInt(line -> List.copyOf(line.keySet()).get(at))
                    .average()
                    .orElseThrow();
            double value = lines.stream()
                    .mapToDouble(line -> List.copyOf(line.values()).get(at))
                    .average()
                    .orElseThrow();
            mean.put((int) Math.round(step), value);
        }
        return mean;
    }
}
