// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sparseadapter.core.plm.BaseModelException;
import org.sparseadapter.lab.console.CommandFailedException;
import org.sparseadapter.lab.console.Console;
import org.sparseadapter.lab.models.BaseModels;
import org.sparseadapter.library.EmbeddedModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a grid of adapters without services and compares them. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains every adapter with every pruner, sparsity and seed on every dataset, without services, and compares them.",
            "Each run is a line of runs.jsonl as soon as it ends; the same command goes on where it was interrupted."
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  sparse-adapter experiment --data ./mood ./topics --adapter pfeiffer none full \\",
            "      --pruning snip random --sparsity 0,0.4,0.8 --large-sparse 4 --seeds 5 \\",
            "      --epochs 5 --learning-rate 1e-3,full=1e-4 --max-train 2000 --out ./results",
            "  sparse-adapter experiment --render --out ./results"
        })
public final class ExperimentCommand implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "MODEL",
            description = "Id of a base model, or a folder in Hugging Face layout (default: ${DEFAULT-VALUE}).")
    private String base = EmbeddedModels.MINILM;

    @Mixin
    private BaseModels models;

    @Option(
            names = "--data",
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "Datasets: folders with train, dev and perhaps test as .tsv, .csv or .jsonl.")
    private List<Path> data = new ArrayList<>();

    @Mixin
    private GridOptions grid;

    @Mixin
    private TrainOptions train;

    @Option(
            names = "--max-train",
            paramLabel = "ROWS",
            description = "The most rows of train; a part of a split is always the same.")
    private List<String> maxTrain = new ArrayList<>();

    @Option(names = "--max-dev", paramLabel = "[DATASET=]ROWS", description = "The most rows of dev.")
    private List<String> maxDev = new ArrayList<>();

    @Option(names = "--max-test", paramLabel = "[DATASET=]ROWS", description = "The most rows of test.")
    private List<String> maxTest = new ArrayList<>();

    @Option(
            names = "--device",
            paramLabel = "auto|cpu|gpu",
            description =
                    "The device (default: ${DEFAULT-VALUE}). Runs of another device count as done; for the same runs"
                            + " on several, give each its --out.")
    private ExperimentDevice.Choice device = ExperimentDevice.Choice.AUTO;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of the engine (default: all processors).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "The folder of the results.")
    private Path out;

    @Option(names = "--render", description = "Only draw tables and plots of what is in --out.")
    private boolean render;

    @Mixin
    private ReportOptions report;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Console console = Console.of(spec);
        try {
            if (render && data.isEmpty()) {
                List<RunResult> results = ResultLines.read(out.resolve(ResultLines.FILE));
                SameSettings.require(results);
                report.write(results, out, console);
                return ExitCode.OK;
            }
            return run(console);
        } catch (GridException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (BaseModelException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
    }

    private int run(Console console) {
        if (data.isEmpty()) {
            throw new GridException("--data: expected at least one folder");
        }
        if (threads < 1) {
            throw new GridException("--threads: expected at least 1, found " + threads);
        }
        Grid cells = grid.grid();
        RowLimits limits = RowLimits.parse(maxTrain, maxDev, maxTest);
        List<LoadedDataset> datasets = data.stream()
                .map(folder -> SampledFolder.read(folder, limits, train.kind()))
                .toList();
        ExperimentDevice computing = ExperimentDevice.choose(device, threads);
        TrainedParts trained = new TrainedParts(out.resolve("parts"));
        try (ResultLines lines = ResultLines.open(out.resolve(ResultLines.FILE));
                RunExecutor executor = new RunExecutor(models.find(base), computing, trained)) {
            RunRecipes recipes = new RunRecipes(executor.info(), train.task(), train.settings());
            List<Run> runs = new GridRuns(datasets, recipes).of(cells.cells(), grid.seeds());
            int failures = render ? 0 : new GridRunner(executor, lines, trained, console).run(runs);
            report.write(lines.of(runs), out, console);
            return failures == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }
}
