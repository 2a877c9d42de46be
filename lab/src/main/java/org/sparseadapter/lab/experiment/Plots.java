// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** All plots of an experiment as PNG files. They are drawn without a screen, but not without fonts. */
final class Plots {
    private final Map<String, Chart<?, ?>> charts = new LinkedHashMap<>();

    /** Lays out what the results allow. */
    static Plots of(Scores scores, Set<ReportPart> parts) {
        System.setProperty("java.awt.headless", "true");
        Plots plots = new Plots();
        if (parts.contains(ReportPart.SCORES)) {
            plots.addScores(scores);
        }
        if (parts.contains(ReportPart.CONVERGENCE)) {
            plots.add("convergence", ConvergencePlot.of(scores));
        }
        return plots;
    }

    private void addScores(Scores scores) {
        Set<String> adapters = new LinkedHashSet<>();
        scores.results().forEach(result -> adapters.add(result.adapter()));
        for (String dataset : scores.datasets()) {
            Scores own = scores.on(dataset);
            adapters.forEach(adapter -> add(dataset + "-" + adapter + "-sparsity", SparsityPlot.of(own, adapter)));
            add(dataset + "-loss", CurvePlots.loss(own));
            add(dataset + "-dev", CurvePlots.dev(own));
        }
        adapters.forEach(adapter -> add(adapter + "-density", DensityPlot.of(scores, adapter)));
    }

    /**
     * Draws everything.
     *
     * @param folder where the files go
     * @param prefix before each name
     * @return the files by title, in order
     */
    Map<String, Path> draw(Path folder, String prefix) {
        Map<String, Path> files = new LinkedHashMap<>();
        charts.forEach((name, chart) -> {
            String safe = (prefix + "-" + name).replaceAll("[^a-zA-Z0-9.]+", "-");
            Path file = folder.resolve(safe + ".png");
            try {
                BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write " + file, e);
            }
            files.put(chart.getTitle(), file);
        });
        return files;
    }

    private void add(String name, Optional<? extends Chart<?, ?>> chart) {
        chart.ifPresent(drawn -> charts.put(name, drawn));
    }
}
