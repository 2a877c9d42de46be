// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparseadapter.lab.LabCommands;
import org.sparseadapter.lab.TinyBertFolder;
import picocli.CommandLine;

/** Whole experiments over a tiny model. */
@Tag("slow")
class ExperimentCommandTest {
    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        TinyBertFolder.install(folder.resolve("Tiny BERT"));
        for (String split : List.of("train", "dev", "test")) {
            int rows = split.equals("train") ? 24 : 6;
            StringBuilder labels = new StringBuilder("text\tlabel\n");
            StringBuilder scores = new StringBuilder("text\tscore\n");
            StringBuilder sets = new StringBuilder("text\tlabels\n");
            for (int row = 0; row < rows; row++) {
                String text = "w" + (5 + row % 2) + " w" + (20 + row) + "\t";
                labels.append(text).append(row % 2 == 0 ? "yes" : "no").append('\n');
                scores.append(text).append(row % 2).append(".5\n");
                sets.append(text)
                        .append(List.of("", "warm", "warm|wet").get(row % 3))
                        .append('\n');
            }
            Files.createDirectories(folder.resolve("mood"));
            Files.writeString(folder.resolve("mood/" + split + ".tsv"), labels);
            Files.createDirectories(folder.resolve("likeness"));
            Files.writeString(folder.resolve("likeness/" + split + ".tsv"), scores);
            Files.createDirectories(folder.resolve("weather"));
            Files.writeString(folder.resolve("weather/" + split + ".tsv"), sets);
        }
    }

    @Test
    void aGridGoesOnWhereItWasInterruptedAndGivesTheSame() throws IOException {
        String grid = "--adapter pfeiffer:bottleneck=4 none full bitfit --sparsity 0,0.5 --large-sparse 2 --seeds 2";
        Outcome first = run("mood", grid);
        assertThat(first.err()).contains("12 runs, 0 of them there already");
        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("#### mood: accuracy on test").contains("pfeiffer:bottleneck=4/snip/x2");
        Path file = folder.resolve("out/runs.jsonl");
        List<RunResult> whole = ResultLines.read(file);
        assertThat(whole).hasSize(12);
        List<String> lines = Files.readAllLines(file);
        Files.writeString(
                file,
                String.join("\n", lines.subList(0, 9)) + "\n" + lines.get(9).substring(0, 40));

        Outcome again = run("mood", grid);
        assertThat(again.err()).contains("12 runs, 9 of them there already");
        assertThat(ResultLines.read(file))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(whole);
        Outcome drawn = run("mood", grid + " --render");
        assertThat(drawn.out()).isEqualTo(again.out());
    }

    @Test
    void aGridGoesOnOnAnotherMachine() throws IOException {
        run("mood", "--adapter pfeiffer:bottleneck=4 --sparsity 0,0.5 --seeds 1");
        Path file = folder.resolve("out/runs.jsonl");
        Files.writeString(file, Files.readString(file).replaceAll("\"device\":\"[^\"]+\"", "\"device\":\"elsewhere\""));
        Outcome more = run("mood", "--adapter pfeiffer:bottleneck=4 --sparsity 0,0.5 --seeds 2");
        assertThat(more.err()).contains("4 runs, 2 of them there already");
        assertThat(more.out()).contains("elsewhere (seeds 1)");
    }

    @Test
    void keptWeightsAreWhatTheCellSays() {
        run("mood", "--adapter pfeiffer:bottleneck=4 --sparsity 0,0.75 --large-sparse 4 --seeds 1 --pruning random");
        List<RunResult> results = ResultLines.read(folder.resolve("out/runs.jsonl"));
        long dense = results.get(0).weights().prunable();
        assertThat(results).extracting(result -> result.weights().kept()).containsExactly(dense, dense / 4, dense);
        assertThat(results.get(2).weights().prunable()).isEqualTo(4 * dense);
    }

    @Test
    void theColumnsTellTheTask() {
        Outcome outcome = run("likeness", "--adapter none --seeds 7,8 --max-train 16");
        assertThat(outcome.out())
                .contains("likeness: pearson on test")
                .contains("16 train, 6 dev, 6 test rows; seeds 7, 8");
    }

    @Test
    void setsOfLabelsAreCompared() {
        Outcome outcome = run("weather", "--adapter lora none full --sparsity 0.5 --threshold 0.25 --seeds 1");
        assertThat(outcome.out()).as(outcome.err()).contains("weather: microF1 on test");
        assertThat(ResultLines.read(folder.resolve("out/runs.jsonl")))
                .hasSize(3)
                .allSatisfy(result -> {
                    assertThat(result.dev()).containsKeys("microF1", "macroF1", "subsetAccuracy");
                    assertThat(result.recipe().path("task").path("threshold").doubleValue())
                            .isEqualTo(0.25);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--adapter nonsense | adapter.kind",
                "--adapter pfeiffer --sparsity 1.5 | sparsity",
                "--adapter pfeiffer:bottle=4 | bottle",
                "--adapter pfeiffer --train speed=3 | speed",
                "--adapter pfeiffer --pruning guess --sparsity 0.4 | guess",
                "--adapter pfeiffer --task tasting | tasting",
                "--adapter pfeiffer --seeds many | many",
                "--adapter pfeiffer --max-dev 0 | --max-dev",
                "--adapter fusion:of=mood@1+tone@2 | registry",
                "--adapter pfeiffer --max-tokens 99 | --max-tokens",
                "--sparsity 0.4 | --adapter"
            })
    void wrongUsageIsSaidBeforeAnythingIsTrained(String options, String named) {
        Outcome outcome = run("mood", options);
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).contains(named);
    }

    @Test
    void aFusionIsMadeOfAdaptersThatWereTrainedOnEveryDataset() throws IOException {
        layOutTone();
        String grid = "--adapter fusion:of=pfeiffer --pruning snip --sparsity 0,0.4 --seeds 1";
        Outcome first = run("mood", "--data " + folder.resolve("tone") + " " + grid);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("6 runs, 0 of them there already");
        List<RunResult> results = ResultLines.read(folder.resolve("out/runs.jsonl"));
        assertThat(results)
                .extracting(result -> result.dataset() + " " + result.cell())
                .containsExactly(
                        "mood pfeiffer",
                        "tone pfeiffer",
                        "mood fusion:of=pfeiffer",
                        "mood fusion:of=pfeiffer/snip/0.4",
                        "tone fusion:of=pfeiffer",
                        "tone fusion:of=pfeiffer/snip/0.4");
        assertThat(results.get(2).recipe().at("/adapter/of").toString())
                .isEqualTo("[\"mood-pfeiffer@1\",\"tone-pfeiffer@1\"]");
        assertThat(results.get(2).parts())
                .containsExactly(results.get(0).recipe(), results.get(1).recipe());
        RunResult sparse = results.get(3);
        assertThat(sparse.weights().kept())
                .isEqualTo(Math.round(0.6 * sparse.weights().prunable()));
        assertThat(first.out()).contains("fusion:of=pfeiffer/snip/0.4").doesNotContain("| pfeiffer |");

        Files.writeString(
                folder.resolve("out/runs.jsonl"),
                String.join(
                                "\n",
                                Files.readAllLines(folder.resolve("out/runs.jsonl"))
                                        .subList(0, 5)) + "\n");
        Outcome again = run("mood", "--data " + folder.resolve("tone") + " " + grid);
        assertThat(again.err()).contains("4 runs, 3 of them there already");
        assertThat(ResultLines.read(folder.resolve("out/runs.jsonl")))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(results);
    }

    @Test
    void adaptersThatWereNotKeptAreTrainedAgainForAFusion() throws IOException {
        layOutTone();
        String data = "--data " + folder.resolve("tone") + " --seeds 1 --adapter pfeiffer";
        run("mood", data);
        Outcome fused = run("mood", data + " fusion:of=pfeiffer");
        assertThat(fused.status()).as(fused.err()).isZero();
        assertThat(fused.err()).contains("4 runs, 0 of them there already, 2 again for an adapter");
        assertThat(ResultLines.read(folder.resolve("out/runs.jsonl"))).hasSize(4);
    }

    @Test
    void aDamagedPartIsNamed() throws IOException {
        layOutTone();
        String grid = "--data " + folder.resolve("tone") + " --seeds 1 --adapter fusion:of=pfeiffer";
        run("mood", grid);
        Path part;
        try (Stream<Path> parts = Files.list(folder.resolve("out/parts"))) {
            part = parts.findFirst().orElseThrow();
        }
        Files.write(part, new byte[0]);
        Files.delete(folder.resolve("out/runs.jsonl"));
        Outcome outcome = run("mood", grid);
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(outcome.err()).contains(part + " is damaged").doesNotContain("\tat ");
    }

    private void layOutTone() throws IOException {
        Files.createDirectories(folder.resolve("tone"));
        for (String split : List.of("train", "dev", "test")) {
            String mood = Files.readString(folder.resolve("mood/" + split + ".tsv"));
            Files.writeString(
                    folder.resolve("tone/" + split + ".tsv"),
                    mood.replace("yes", "loud").replace("no", "soft"));
        }
    }

    @Test
    void runsOfDifferentSettingsAreNotTakenForSeeds() {
        run("mood", "--adapter none --seeds 1");
        run("mood", "--adapter none --seeds 2 --learning-rate 0.01");
        StringWriter err = new StringWriter();
        CommandLine commandLine = LabCommands.commandLine();
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(
                "experiment", "--render", "--out", folder.resolve("out").toString());
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains("mood none").contains("train.learningRate (0.001 and 0.01)");
    }

    @Test
    void foldersOfOneNameAreNotTakenForOneDataset() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/mood"));
        for (String split : List.of("train", "dev")) {
            Files.copy(folder.resolve("mood/" + split + ".tsv"), other.resolve(split + ".tsv"));
        }
        Outcome outcome = run("mood", "--adapter none --data " + other);
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).contains("--data").contains("'mood'");
    }

    @Test
    void missingDataIsSaid() {
        Outcome outcome = run("absent", "--adapter none");
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(outcome.err()).contains("train.tsv").contains("absent");
    }

    private Outcome run(String data, String options) {
        List<String> arguments = new ArrayList<>(
                List.of("experiment", "--data", folder.resolve(data).toString()));
        arguments.addAll(List.of("--base", folder.resolve("Tiny BERT").toString()));
        arguments.addAll(List.of("--out", folder.resolve("out").toString(), "--threads", "1", "--no-plots"));
        arguments.addAll(List.of("--epochs", "2", "--batch-tokens", "40"));
        arguments.addAll(List.of(options.strip().split(" ")));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = LabCommands.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(arguments.toArray(String[]::new));
        return new Outcome(status, out.toString(), err.toString());
    }
}
