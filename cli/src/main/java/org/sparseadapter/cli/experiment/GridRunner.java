// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.Console;
import org.sparseadapter.cli.progress.ProgressDisplay;
import org.sparseadapter.core.prune.PruningException;
import org.sparseadapter.core.train.TrainingException;

/** Makes the runs of a grid that are not there yet, and shows how far they are. */
final class GridRunner {
    private static final int PERCENT = 100;

    private final RunExecutor executor;
    private final ResultLines lines;
    private final Console console;

    GridRunner(RunExecutor executor, ResultLines lines, Console console) {
        this.executor = executor;
        this.lines = lines;
        this.console = console;
    }

    /**
     * Makes what is missing.
     *
     * @return how many runs failed; the others are in the file
     */
    int run(List<Run> runs) {
        ArrayDeque<Run> waiting = new ArrayDeque<>(
                runs.stream().filter(run -> !lines.contains(run.key())).toList());
        Forecast forecast = new Forecast(lines.of(runs));
        int there = runs.size() - waiting.size();
        for (Run run : waiting) {
            if (forecast.isUnknown(run.dataset().name())) {
                forecast.tried(run.dataset().name(), Trial.seconds(executor, run));
            }
        }
        console.note(runs.size() + " runs, " + there + " of them there already; the others take about "
                + TimeText.of(forecast.seconds(waiting)));
        List<String> failures = new ArrayList<>();
        double spent = 0;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open("experiment")) {
            while (!waiting.isEmpty()) {
                Run run = waiting.remove();
                double before = spent;
                double expected = forecast.seconds(run);
                double after = forecast.seconds(waiting);
                String place = "run " + (runs.size() - waiting.size()) + " of " + runs.size() + ", about ";
                try {
                    RunResult result = executor.execute(run, point -> {
                        double part = expected * point.step() / point.steps();
                        double left = expected - part + after;
                        long percent = Math.round(PERCENT * (before + part) / (before + part + left));
                        task.at(run.title(), percent, PERCENT, place + TimeText.of(left) + " left");
                    });
                    lines.add(result);
                    forecast.finished(result);
                    spent += result.seconds().total();
                } catch (TrainingException | PruningException e) {
                    failures.add(run.title() + ": " + e.getMessage());
                }
            }
            task.done("done");
        }
        failures.forEach(failure -> console.note("failed: " + failure));
        return failures.size();
    }
}
