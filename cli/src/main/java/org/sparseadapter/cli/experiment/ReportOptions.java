// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.cli.CommandFailedException;
import org.sparseadapter.cli.Console;
import picocli.CommandLine.Option;

/** What is drawn of results, and where it goes. */
final class ReportOptions {
    @Option(
            names = "--metric",
            paramLabel = "[DATASET=]METRIC",
            description = "What is reported (default: the task's first), for example cola=matthews.")
    private List<String> metrics = new ArrayList<>();

    @Option(names = "--on-dev", description = "Report the dev split even where there is a test split.")
    private boolean onDev;

    @Option(
            names = "--baseline",
            paramLabel = "CELL",
            description = "What cells are compared with, seed by seed (default: the dense adapter of each).")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--report", paramLabel = "NAME", description = "Name of the tables and plots (default: results).")
    private String name = "results";

    /** Writes tables and plots of results into a folder. */
    void write(List<RunResult> results, Path folder, Console console) {
        if (results.isEmpty()) {
            throw new CommandFailedException("There are no results of this grid in " + folder + " yet");
        }
        Scores scores = new Scores(results, MetricChoice.parse(metrics), onDev);
        String tables = new MarkdownReport(scores, baseline).text();
        Path file = folder.resolve(name + ".md");
        try {
            Files.writeString(file, tables);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        console.say(tables);
        console.note("written to " + file);
    }
}
