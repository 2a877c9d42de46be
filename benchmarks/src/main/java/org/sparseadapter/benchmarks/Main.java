// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import ai.djl.Device;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.tensor.HalfProducts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures training and forward passes against a peer in the same process, in turns, and writes down the ratios. */
@Command(name = "benchmarks/run", mixinStandardHelpOptions = true, sortOptions = false)
final class Main implements Callable<Integer> {

    private static final String COLA = "shared/data/cola/train.tsv";

    @Option(names = "--threads", description = "threads of ONNX Runtime; ours follow OMP_NUM_THREADS")
    private int threads = 1;

    @Option(names = "--rounds", description = "rounds over which medians are taken (default ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--rows", description = "sentences of the epoch (default ${DEFAULT-VALUE})")
    private int rows = 1000;

    @Option(names = "--only", description = "steps, scores, trunk or epoch; all where it is absent")
    private Optional<String> only = Optional.empty();

    @Option(names = "--cola", description = "training split of CoLA; default: " + COLA + " here or above")
    private Optional<Path> cola = Optional.empty();

    @Option(names = "--out", required = true, description = "folder of the results")
    private Path out;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the benchmarks. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path models = Files.createTempDirectory("sparse-adapter-benchmarks");
        try {
            Path model = BenchmarkModels.install(models);
            ModelSource source = ModelSource.of(model);
            try (BaseModel exact = BaseModel.load(source, Device.cpu());
                    BaseModel half = BaseModel.loadForTraining(source, Device.cpu())) {
                write(new Report(Machine.description(), threads, rounds, sections(model, exact, half)));
            }
        } finally {
            delete(models);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<Section> sections(Path model, BaseModel exact, BaseModel half) {
        List<Section> sections = new ArrayList<>();
        if (wanted("steps")) {
            if (!HalfProducts.fastOn(Device.cpu())) {
                say("This processor has no bfloat16 instructions: that step is an exact one.");
            }
            sections.add(StepSection.measure(model, exact, half, threads, rounds));
        }
        if (wanted("scores")) {
            sections.add(ScoringSection.measure(exact, Math.max(1, rounds / 2)));
        }
        if (wanted("trunk")) {
            sections.add(TrunkSection.measure(exact, Math.max(1, rounds / 2)));
        }
        if (wanted("epoch")) {
            cola().ifPresentOrElse(
                            train -> sections.add(
                                    EpochSection.measure(exact, half, train, rows, Math.max(1, rounds / 2))),
                            () -> say("Skipped the epoch: no " + COLA + " here or above, and no --cola."));
        }
        return sections;
    }

    private boolean wanted(String section) {
        return only.map(section::equals).orElse(true);
    }

    private Optional<Path> cola() {
        return cola.or(() -> Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(COLA))
                .filter(Files::isRegularFile)
                .findFirst());
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(out);
        String name = "threads-" + threads;
        Files.writeString(out.resolve(name + ".md"), report.markdown());
        Files.writeString(
                out.resolve(name + ".json"),
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(report.json()) + "\n");
        say(report.markdown());
    }

    private void say(String text) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(text);
        console.flush();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
