// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import picocli.CommandLine.Option;

/** The options of the report: its metric, baseline, parts and place. */
final class ReportOptions {
    @Option(
            names = "--metric",
            paramLabel = "[DATASET=]METRIC",
            description = "The metric (default: the task's first), for example cola=matthews.")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--on-dev", description = "Report the dev split even where there is a test split.")
    private boolean onDev;

    @Option(
            names = "--baseline",
            paramLabel = "CELL",
            description = "The cell that others are compared with, seed by seed (default: the dense adapter of each).")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--report", paramLabel = "NAME", description = "Name of the tables and plots (default: results).")
    private String name = "results";

    @Option(
            names = "--into",
            paramLabel = "PAGE",
            description = "Also put it into a Markdown page, between <!-- experiment NAME -->"
                    + " and <!-- end of experiment NAME -->.")
    private Optional<Path> page = Optional.empty();

    @Option(
            names = "--only",
            paramLabel = "scores|means|convergence",
            description = "Draw one part of the report (default: all); means is the table over all datasets alone.")
    private Optional<ReportPart> only = Optional.empty();

    @Option(names = "--no-plots", negatable = true, description = "Write tables alone.")
    private boolean plots = true;

    /** Writes tables and plots of results into a folder. */
    void write(List<RunResult> results, Path folder, Console console) {
        if (results.isEmpty()) {
            throw new CommandFailedException("There are no results of this grid in " + folder + " yet");
        }
        Scores scores = new Scores(results, MetricChoice.parse(metrics), onDev);
        String tables = new MarkdownReport(scores, baseline, parts()).text();
        Map<String, Path> pictures = draw(scores, folder, console);
        Path file = folder.resolve(name + ".md");
        try {
            Files.writeString(file, tables + links(pictures, folder));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        page.ifPresent(target -> Insertion.into(
                target, name, tables + links(pictures, target.toAbsolutePath().getParent())));
        console.say(tables);
        console.note(
                "written to " + file + (pictures.isEmpty() ? "" : ", with " + pictures.size() + " plots beside it"));
    }

    private Map<String, Path> draw(Scores scores, Path folder, Console console) {
        if (!plots) {
            return Map.of();
        }
        if (!Fonts.usable()) {
            console.note("Plots are not drawn, since this Java finds no fonts"
                    + " (Debian, Ubuntu: apt install fontconfig fonts-dejavu-core)");
            return Map.of();
        }
        return Plots.of(scores, parts()).draw(folder, name);
    }

    private Set<ReportPart> parts() {
        return only.map(Set::of).orElse(Set.of(ReportPart.values()));
    }

    private static String links(Map<String, Path> pictures, Path from) {
        Path base = from.toAbsolutePath().normalize();
        StringBuilder links = new StringBuilder();
        pictures.forEach((title, file) -> links.append("\n![")
                .append(title)
                .append("](")
                .append(base.relativize(file.toAbsolutePath().normalize())
                        .toString()
                        .replace('\\', '/'))
                .append(")\n"));
        return links.toString();
    }
}
