// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.util.Locale;
import java.util.SortedMap;
import org.sparseadapter.events.Stage;
import org.sparseadapter.lab.console.TextTable;

/** The demonstration's result as a table, a row for each version. */
final class DemoTable {
    private static final double KB = 1000;

    private DemoTable() {}

    static TextTable of(DemoResult result) {
        TextTable table = TextTable.of(
                "TENANT",
                "ADAPTER",
                "RECIPE",
                "DEV",
                "TEST",
                "MAJORITY",
                "HEAD ONLY",
                "KEPT",
                "DENSITY",
                "ARTIFACT",
                "DENSE",
                "MASK",
                "TRAIN",
                "EVAL");
        for (TrainedVersion version : result.versions()) {
            SortedMap<Stage, Double> seconds = version.version().stageSeconds();
            TrainedVersion baseline = result.baseline(version);
            table.row(
                    version.tenant().name(),
                    version.adapter() + "@" + version.version().number(),
                    version.title(),
                    format("%.3f", version.dev()),
                    format("%.3f +- %.3f", version.test(), version.standardError()),
                    format("%.3f", version.majority()),
                    format("%.3f", baseline.test()),
                    format("%,d", version.version().keptWeights()),
                    format("%.1f %%", 100 * version.version().density()),
                    format("%.1f KB", version.version().artifactBytes() / KB),
                    format("%.1f KB", version.version().denseBytes() / KB),
                    seconds(seconds, Stage.MASK),
                    seconds(seconds, Stage.TRAIN),
                    seconds(seconds, Stage.EVALUATE));
        }
        return table;
    }

    private static String seconds(SortedMap<Stage, Double> seconds, Stage stage) {
        return seconds.containsKey(stage) ? format("%.1f s", seconds.get(stage)) : "-";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
