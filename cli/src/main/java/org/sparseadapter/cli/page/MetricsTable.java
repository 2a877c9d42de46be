// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sparseadapter.cli.client.MetricsDocument;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.events.LiveScores;
import org.sparseadapter.lab.console.TextTable;

/** Metrics of a version on dev and test, beside those of the version that was served during its evaluation. */
final class MetricsTable {
    private MetricsTable() {}

    /** A row for each metric, the one that decides first; no row before the evaluation. */
    static TextTable of(VersionDocument version) {
        MetricsDocument metrics = version.metrics();
        Optional<LiveScores> live = metrics.live();
        List<String> titles = new ArrayList<>(List.of("METRIC", ">DEV", ">TEST"));
        live.ifPresent(served -> titles.addAll(List.of(">DEV OF @" + served.version(), ">CHANGE")));
        TextTable table = TextTable.of(titles.toArray(String[]::new));
        for (String name : ordered(version.task(), metrics)) {
            List<String> row = new ArrayList<>(List.of(name, value(metrics.dev(), name), value(metrics.test(), name)));
            live.ifPresent(served ->
                    row.addAll(List.of(value(served.dev(), name), change(metrics.dev(), served.dev(), name))));
            table.row(row);
        }
        return table;
    }

    /** The name of the metric that stands for a version in a list: the first of its kind of task that it has. */
    static Optional<String> first(VersionDocument version) {
        return ordered(version.task(), version.metrics()).stream().findFirst();
    }

    /** A metric's value with three digits after the point; a dash where it is not there. */
    static String value(Map<String, Double> values, String name) {
        Double value = values.get(name);
        if (value == null) {
            return "-";
        }
        return value.isNaN() ? "undefined" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String change(Map<String, Double> now, Map<String, Double> before, String name) {
        double change = now.getOrDefault(name, Double.NaN) - before.getOrDefault(name, Double.NaN);
        return Double.isNaN(change) ? "-" : String.format(Locale.ROOT, "%+.3f", change);
    }

    /** Those by which versions are chosen come first, in the order of their kind of task, then all others by name. */
    private static Set<String> ordered(Optional<TaskKind> task, MetricsDocument metrics) {
        Set<String> names = new LinkedHashSet<>();
        for (TaskKind kind : task.map(List::of).orElse(List.of(TaskKind.values()))) {
            names.addAll(TaskMetrics.of(kind));
        }
        Set<String> known = new TreeSet<>(metrics.dev().keySet());
        known.addAll(metrics.test().keySet());
        names.retainAll(known);
        names.addAll(known);
        return names;
    }
}
