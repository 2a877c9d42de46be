// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.sparseadapter.core.prune.PruningException;
import org.sparseadapter.core.train.TrainingException;
import org.sparseadapter.core.train.TrainingProgressPoint;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.console.ProgressDisplay;
import org.sparseadapter.lab.console.ReadableDuration;

/** Runs a grid: every run that has no result yet, with its progress on the console. */
final class GridRunner {
    private static final int PERCENT = 100;

    private final RunExecutor executor;
    private final ResultLines lines;
    private final TrainedParts trained;
    private final Console console;

    GridRunner(RunExecutor executor, ResultLines lines, TrainedParts trained, Console console) {
        this.executor = executor;
        this.lines = lines;
        this.trained = trained;
        this.console = console;
    }

    /**
     * Makes what is missing.
     *
     * @return how many runs failed; the others are in the file
     */
    int run(List<Run> runs) {
        Map<String, Run> missing = missing(runs);
        ArrayDeque<Run> waiting = new ArrayDeque<>(missing.values());
        Set<String> fused =
                runs.stream().flatMap(run -> run.parts().stream()).map(Run::key).collect(Collectors.toSet());
        Forecast forecast = forecast(runs, waiting);
        int there = (int) runs.stream()
                .filter(run -> lines.contains(run.key()) && !missing.containsKey(run.key()))
                .count();
        int number = there + waiting.size();
        long again = waiting.stream().filter(run -> lines.contains(run.key())).count();
        console.note(number + " runs, " + there + " of them there already"
                + (again == 0 ? "" : ", " + again + " again for an adapter that a fusion needs and that was not kept")
                + "; the others take about " + ReadableDuration.estimated(forecast.seconds(waiting)));
        List<String> failures = new ArrayList<>();
        double spent = 0;
        try (ProgressDisplay display = ProgressDisplay.on(console.errors());
                ProgressDisplay.Task task = display.open("experiment")) {
            while (!waiting.isEmpty()) {
                Run run = waiting.remove();
                double before = spent;
                double expected = forecast.seconds(run);
                double after = forecast.seconds(waiting);
                String place = "run " + (number - waiting.size()) + " of " + number + ", about ";
                try {
                    RunResult result = execute(run, fused, point -> {
                        double part = expected * point.step() / point.steps();
                        double left = expected - part + after;
                        long percent = Math.round(PERCENT * (before + part) / (before + part + left));
                        task.at(run.title(), percent, PERCENT, place + ReadableDuration.estimated(left) + " left");
                    });
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

    /** What is known of such runs, and a short trial on every dataset of which nothing is. */
    private Forecast forecast(List<Run> runs, Collection<Run> waiting) {
        List<Run> alike = new ArrayList<>(runs);
        runs.forEach(run -> alike.addAll(run.parts()));
        List<RunResult> here = lines.of(alike).stream()
                .filter(result -> result.machine().device().equals(executor.device()))
                .toList();
        Forecast forecast = new Forecast(here);
        for (Run run : waiting) {
            if (run.parts().isEmpty() && forecast.isUnknown(run.dataset().name())) {
                forecast.tried(run.dataset().name(), Trial.seconds(executor, run));
            }
        }
        return forecast;
    }

    /** Makes a run, writes its line, and keeps its adapter where a fusion of the grid needs it. */
    private RunResult execute(Run run, Set<String> fused, Consumer<TrainingProgressPoint> progress) {
        List<String> lacking = run.parts().stream()
                .filter(part -> !trained.has(part))
                .map(Run::title)
                .toList();
        if (!lacking.isEmpty()) {
            throw new TrainingException("could not train what it is made of: " + String.join(", ", lacking));
        }
        RunResult result = executor.execute(run, progress, state -> {
            if (fused.contains(run.key())) {
                trained.put(run, state);
            }
        });
        if (!lines.contains(run.key())) {
            lines.add(result);
        }
        return result;
    }

    /** What has no result yet, and before each fusion those of its parts whose adapters are not at hand. */
    private Map<String, Run> missing(List<Run> runs) {
        Map<String, Run> missing = new LinkedHashMap<>();
        for (Run run : runs) {
            if (!lines.contains(run.key())) {
                run.parts().stream()
                        .filter(part -> !trained.has(part))
                        .forEach(part -> missing.putIfAbsent(part.key(), part));
                missing.putIfAbsent(run.key(), run);
            }
        }
        return missing;
    }
}
