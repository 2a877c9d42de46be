// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.cli.client.SampleVersions;
import org.sparseadapter.cli.client.StubServer;
import picocli.CommandLine;

class CommandLineTest {
    private static final String ROW = "{\"text\":\"fine\",\"label\":\"good\"}\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "up --help",
                "demo --help",
                "datasets --help",
                "datasets put --help",
                "datasets list --help",
                "train --help",
                "adapters --help",
                "versions --help",
                "show --help",
                "promote --help",
                "predict --help",
                "forward --help",
                "experiment --help",
                "models --help",
                "models fetch --help",
                "export --help",
                "import --help",
                "help train",
                "--version"
            })
    void helpIsEverywhere(String line) {
        CommandRun outcome = CommandRun.of(line.split(" "));
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("sparse-adapter");
    }

    @Test
    void theVersionIsTheBuilds() throws IOException {
        String parent = Files.readString(Path.of("../pom.xml"));
        String version =
                parent.substring(parent.indexOf("<version>") + "<version>".length(), parent.indexOf("</version>"));
        assertThat(CommandRun.of("--version").out().strip()).isEqualTo("sparse-adapter " + version);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "datasets",
                "train",
                "predict",
                "promote mood --token t",
                "promote mood@x --token t",
                "show Mood --token t",
                "adapters",
                "adapters --token t --server nonsense",
                "versions",
                "predict mood@1 text --alias canary --token t",
                "up --tenant"
            })
    void wrongUsageIsStatusTwoWithAReason(String line) {
        CommandRun outcome = CommandRun.of(line.split(" "));
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(outcome.err()).isNotBlank();
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsStatusOneWithAdvice() {
        CommandRun outcome = CommandRun.of("adapters", "--server", "http://127.0.0.1:1", "--token", "t");
        assertThat(outcome.status()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(outcome.err()).contains("sparse-adapter up").doesNotContain("\tat ");
    }

    @Test
    void aProblemIsShownWithTheLinesAtFault() throws Exception {
        splits();
        try (StubServer server = new StubServer()) {
            server.on(
                    "PUT /v1/datasets/mood/train",
                    422,
                    """
                    {"title": "The input is not valid", "detail": "train has 1 bad line",
                     "errors": [{"line": 3, "field": "label", "problem": "is missing"}]}""");
            CommandRun outcome = CommandRun.of(
                    "datasets",
                    "put",
                    "mood",
                    folder.toString(),
                    "--server",
                    server.url().toString(),
                    "--token",
                    "t");
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("train has 1 bad line", "line 3 label: is missing");
        }
    }

    @Test
    void aFolderIsUploadedSplitBySplitAndSealed() throws Exception {
        splits();
        try (StubServer server = new StubServer()) {
            List.of("train", "dev", "test").forEach(split -> server.on("PUT /v1/datasets/mood/" + split, 200, ""));
            server.on(
                    "POST /v1/datasets/mood",
                    201,
                    """
                    {"name": "mood", "digest": "sha256:1", "rows": {"train": 1, "dev": 1, "test": 1}}""");
            CommandRun outcome = CommandRun.of(
                    "datasets",
                    "put",
                    "mood",
                    folder.toString(),
                    "--server",
                    server.url().toString(),
                    "--token",
                    "t");
            assertThat(outcome.status()).isZero();
            assertThat(outcome.out()).isEqualToIgnoringNewLines("mood@sha256:1: 3 rows");
            assertThat(server.requests()).first().asString().contains(ROW.strip());
        }
    }

    @Test
    void aMissingSplitIsNamed() {
        CommandRun outcome = CommandRun.of("datasets", "put", "mood", folder.toString(), "--token", "t");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("train.tsv, train.csv and train.jsonl");
    }

    @Test
    void aRecipeIsCheckedBeforeItIsSent() throws Exception {
        Path recipe = Files.writeString(
                folder.resolve("mood.json"),
                """
                {"base": "minilm-l6", "dataset": "mood", "adapter": {"kind": "pfeiffer", "botleneck": 8}}""");
        CommandRun outcome =
                CommandRun.of("train", recipe.toString(), "--token", "t", "--server", "http://127.0.0.1:1");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("botleneck");
    }

    @Test
    void trainFollowsAVersionUntilItIsReady() throws Exception {
        Path recipe = Files.writeString(
                folder.resolve("mood.json"),
                """
                {"base": "minilm-l6", "dataset": "mood", "adapter": {"kind": "none"}}""");
        try (StubServer server = new StubServer()) {
            String versions = "/v1/adapters/mood/versions";
            server.on("POST " + versions, 202, Map.of("Location", versions + "/3"), "{}");
            server.on(
                    "GET " + versions + "/3",
                    200,
                    SampleVersions.evaluated(3, "READY").toString());
            CommandRun ready = CommandRun.of(
                    "train",
                    recipe.toString(),
                    "--follow",
                    "--token",
                    "t",
                    "--server",
                    server.url().toString());
            assertThat(ready.status()).isZero();
            assertThat(ready.out())
                    .contains("mood@3 is READY")
                    .containsPattern("accuracy +0\\.706 +0\\.666")
                    .contains("sparse-adapter promote mood@3");

            server.on(
                    "GET " + versions + "/3",
                    200,
                    SampleVersions.evaluated(3, "REJECTED")
                            .put("reason", "accuracy 0.4 is below 0.75")
                            .toString());
            CommandRun rejected = CommandRun.of(
                    "train",
                    recipe.toString(),
                    "--follow",
                    "--token",
                    "t",
                    "--server",
                    server.url().toString());
            assertThat(rejected.status()).isEqualTo(1);
            assertThat(rejected.err()).contains("mood@3 became REJECTED: accuracy 0.4 is below 0.75");
            assertThat(rejected.out()).contains("0.666", "sparse-adapter train RECIPE.json --adapter mood");
        }
    }

    @Test
    void predictionsAreReadByPeopleAndByMachines() throws Exception {
        try (StubServer server = new StubServer()) {
            server.on(
                    "POST /v1/adapters/mood/predict",
                    200,
                    """
                    {"version": 2, "predictions": [
                      {"label": "good", "scores": {"good": 0.9, "bad": 0.1}, "truncated": false}]}""");
            String url = server.url().toString();
            CommandRun text = CommandRun.of("predict", "mood", "What a day!", "--inference", url, "--token", "t");
            assertThat(text.out()).contains("good", "0.900", "What a day!");
            assertThat(text.err()).contains("version 2");
            CommandRun json =
                    CommandRun.of("predict", "mood", "one\ttwo", "--json", "--inference", url, "--token", "t");
            assertThat(json.out()).contains("\"label\" : \"good\"");
            assertThat(server.requests()).last().asString().contains("\"text\":\"one\",\"pair\":\"two\"");
        }
    }

    @Test
    void everyKindOfPredictionHasALineOfItsOwn() throws Exception {
        try (StubServer server = new StubServer()) {
            String url = server.url().toString();
            server.on(
                    "POST /v1/adapters/any/predict",
                    200,
                    """
                    {"version": 1, "predictions": [
                      {"value": 3.25, "truncated": true},
                      {"answer": {"text": "Oslo", "start": 12, "end": 16, "score": 0.75}, "truncated": false},
                      {"text": "He goes.", "truncated": false}]}""");
            CommandRun outcome =
                    CommandRun.of("predict", "any", "one", "two", "three", "--inference", url, "--token", "t");
            assertThat(outcome.out())
                    .contains("3.250  one  (truncated)")
                    .containsPattern("Oslo +0\\.750 \\[12, 16\\)  two")
                    .contains("He goes.  <-  three");
            CommandRun.of(
                    "predict", "any", "Where?", "--context", "It rains in Oslo.", "--inference", url, "--token", "t");
            assertThat(server.requests())
                    .last()
                    .asString()
                    .contains("\"question\":\"Where?\",\"context\":\"It rains in Oslo.\"");
        }
    }

    @Test
    void promotionNamesTheRevisionThatItSaw() throws Exception {
        try (StubServer server = new StubServer()) {
            String alias = "/v1/adapters/mood/aliases/live";
            server.on("GET " + alias, 200, Map.of("ETag", "\"7\""), "{\"version\": 1}");
            server.on("PUT " + alias, 412, "{\"title\": \"The resource was changed meanwhile\"}");
            CommandRun outcome = CommandRun.of(
                    "promote",
                    "mood@2",
                    "--token",
                    "t",
                    "--server",
                    server.url().toString());
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("The resource was changed meanwhile");
            assertThat(server.requests()).last().asString().contains("{\"version\":2}");
        }
    }

    @Test
    void listsFollowAllPages() throws Exception {
        try (StubServer server = new StubServer()) {
            server.on(
                    "GET /v1/adapters?page=0&size=100",
                    200,
                    """
                    {"items": [{"name": "a", "latest": 1, "aliases": {"live": 1}}], "total": 2}""");
            server.on(
                    "GET /v1/adapters?page=1&size=100",
                    200,
                    """
                    {"items": [{"name": "b", "latest": 4, "aliases": {}}], "total": 2}""");
            CommandRun outcome = CommandRun.of(
                    "adapters", "--token", "t", "--server", server.url().toString());
            List<String> lines = new ArrayList<>(outcome.out().lines().toList());
            assertThat(lines).hasSize(3);
            assertThat(lines.get(1)).contains("a", "live=1");
            assertThat(lines.get(2)).contains("b", "@4");
        }
    }

    private void splits() throws Exception {
        for (String split : List.of("train", "dev", "test")) {
            Files.writeString(folder.resolve(split + ".jsonl"), ROW);
        }
    }
}
