// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of an experiment in Markdown: one for each dataset, and one over all of them. */
final class MarkdownReport {
    private final Scores scores;
    private final Optional<String> baseline;
    private final Set<ReportPart> parts;

    /**
     * A report.
     *
     * @param baseline the cell to compare with; by default each cell is compared with its own dense adapter
     * @param parts what it holds
     */
    MarkdownReport(Scores scores, Optional<String> baseline, Set<ReportPart> parts) {
        this.scores = scores;
        this.baseline = baseline;
        this.parts = Set.copyOf(parts);
    }

    /** All tables. */
    String text() {
        List<String> tables = new ArrayList<>();
        if (parts.contains(ReportPart.SCORES)) {
            for (String dataset : scores.datasets()) {
                Scores own = scores.on(dataset);
                tables.add(heading(own) + table(own, false));
            }
        }
        boolean means =
                parts.contains(ReportPart.SCORES) ? scores.datasets().size() > 1 : parts.contains(ReportPart.MEANS);
        if (means) {
            String note = devices(scores);
            tables.add("#### Mean over " + String.join(", ", scores.datasets())
                    + (note.isEmpty() ? "" : "\n\n" + note)
                    + table(complete(), true));
        }
        if (parts.contains(ReportPart.CONVERGENCE)) {
            convergence().ifPresent(tables::add);
        }
        return String.join("\n", tables);
    }

    private Optional<String> convergence() {
        StringBuilder text = new StringBuilder();
        for (String cell : scores.cells()) {
            if (!cell.equals(scores.of(cell).get(0).adapter())) {
                Convergence.of(scores, cell).ifPresent(convergence -> text.append(row(convergence)));
            }
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of("#### Steps to the dense adapter's final dev metric\n\n"
                        + "As a fraction of the dense adapter's own steps to it, for the same data and seed: mean and"
                        + " standard deviation of those that got there, median of all, where never is later than any.\n\n"
                        + "| cell | got there | mean | sd | median |\n|---|---:|---:|---:|---:|\n" + text);
    }

    private static String row(Convergence convergence) {
        List<Double> fractions = convergence.fractions();
        Optional<Sample> sample = fractions.isEmpty() ? Optional.empty() : Optional.of(new Sample(fractions));
        return "| " + convergence.cell() + " | " + fractions.size() + " of " + convergence.pairs() + " | "
                + sample.map(Sample::mean).map(MarkdownReport::number).orElse("") + " | "
                + sample.map(Sample::deviation).map(MarkdownReport::number).orElse("") + " | "
                + (convergence.median().isPresent()
                        ? number(convergence.median().getAsDouble())
                        : "never") + " |\n";
    }

    private String heading(Scores own) {
        RunResult first = own.results().get(0);
        boolean onTest = !scores.onDev() && !first.test().isEmpty();
        String rows = first.rows().get("train") + " train, " + first.rows().get("dev") + " dev, "
                + first.rows().get("test") + " test rows";
        String seeds = own.results().stream()
                .map(RunResult::seed)
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String note = devices(own);
        return "#### " + first.dataset() + ": " + scores.metric().of(first) + " on " + (onTest ? "test" : "dev")
                + "\n\n" + rows + "; seeds " + seeds + trivial(first)
                + (note.isEmpty() ? "" : "; " + note);
    }

    private static String devices(Scores own) {
        SortedMap<String, SortedSet<Long>> seeds = new TreeMap<>();
        own.results().forEach(result -> seeds.computeIfAbsent(result.machine().device(), device -> new TreeSet<>())
                .add(result.seed()));
        if (seeds.size() == 1) {
            return "";
        }
        return seeds.entrySet().stream()
                .map(entry -> entry.getKey() + " (seeds "
                        + entry.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")")
                .collect(Collectors.joining(" and ", "run on ", ", compared only with runs on the same"));
    }

    private String trivial(RunResult first) {
        Double value = first.trivial().get(scores.metric().of(first));
        return value == null || scores.onDev() ? "" : "; without a model " + number(value);
    }

    /** Only cells that ran on every dataset can be averaged over datasets. */
    private Scores complete() {
        int datasets = scores.datasets().size();
        List<String> everywhere = scores.cells().stream()
                .filter(cell -> scores.of(cell).stream()
                                .map(RunResult::dataset)
                                .distinct()
                                .count()
                        == datasets)
                .toList();
        return new Scores(
                scores.results().stream()
                        .filter(result -> everywhere.contains(result.cell()))
                        .toList(),
                scores.metric(),
                scores.onDev());
    }

    private String table(Scores own, boolean overDatasets) {
        StringBuilder text = new StringBuilder();
        text.append("\n\n| cell | kept weights | mean | ")
                .append(overDatasets ? "" : "sd | ")
                .append("runs | difference | 95 % interval | against | seconds | CPU s |\n");
        text.append("|---|---:|---:|").append(overDatasets ? "" : "---:|").append("---:|---:|---:|---|---:|---:|\n");
        for (String cell : own.cells()) {
            List<RunResult> runs = own.of(cell);
            Sample sample = own.sample(runs);
            String against = baseline.orElseGet(() -> runs.get(0).adapter());
            Optional<Sample> difference = cell.equals(against) ? Optional.empty() : own.differences(cell, against);
            text.append("| ").append(cell).append(" | ").append(kept(runs.get(0)));
            text.append(" | ").append(number(overDatasets ? meanOfMeans(own, cell) : sample.mean()));
            text.append(overDatasets ? "" : " | " + number(sample.deviation()));
            text.append(" | ").append(sample.size());
            text.append(" | ")
                    .append(difference.map(value -> signed(value.mean())).orElse(""));
            text.append(" | ").append(difference.map(MarkdownReport::interval).orElse(""));
            text.append(" | ").append(difference.isPresent() ? against : "");
            text.append(" | ").append(seconds(runs, RunResult.Seconds::total));
            text.append(" | ")
                    .append(seconds(runs, RunResult.Seconds::processor))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static double meanOfMeans(Scores own, String cell) {
        return own.datasets().stream()
                .mapToDouble(dataset ->
                        own.on(dataset).sample(own.on(dataset).of(cell)).mean())
                .average()
                .orElseThrow();
    }

    private static String seconds(List<RunResult> runs, ToDoubleFunction<RunResult.Seconds> of) {
        double mean =
                runs.stream().map(RunResult::seconds).mapToDouble(of).average().orElseThrow();
        return String.format(Locale.ROOT, "%.1f", mean);
    }

    private static String kept(RunResult run) {
        RunResult.Weights weights = run.weights();
        return weights.prunable() == 0
                ? String.format(Locale.ROOT, "%,d trained", weights.trained())
                : String.format(Locale.ROOT, "%,d of %,d", weights.kept(), weights.prunable());
    }

    private static String interval(Sample difference) {
        double half = difference.halfWidth();
        return Double.isNaN(half)
                ? ""
                : "[" + signed(difference.mean() - half) + ", " + signed(difference.mean() + half) + "]";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
