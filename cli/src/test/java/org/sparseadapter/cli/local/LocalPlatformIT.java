// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.cli.CommandRun;
import org.sparseadapter.cli.client.InferenceApi;
import org.sparseadapter.cli.client.InputDocument;
import org.sparseadapter.cli.client.RegistryApi;
import org.sparseadapter.cli.client.VersionDocument;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.embedded.EmbeddedPostgres;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionState;

/**
 * The whole platform from its packaged applications: a user's way by the command line, a launcher that is killed,
 * and workers that are killed at every stage of a version.
 */
class LocalPlatformIT {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = "acme";

    @TempDir
    Path folder;

    @Test
    void aVersionSurvivesTheDeathOfEveryProcess() throws Exception {
        Path data = folder.resolve("run");
        List<ProcessHandle> family;
        Launcher launcher = Launcher.up(PROJECT, data);
        try {
            aUserGetsAnAnswer(launcher);
        } finally {
            family = launcher.family();
            launcher.kill();
        }
        assertThat(family).hasSizeGreaterThan(LocalService.values().length);
        patiently().until(() -> family.stream().noneMatch(ProcessHandle::isAlive));

        LocalSettings settings = new LocalSettings(
                PROJECT,
                new LocalFolders(data),
                false,
                false,
                Duration.ofMinutes(3),
                // Kills are to cost little time; claims that a busy machine costs must not end the version.
                Map.of("sparse-adapter.lease", "6s", "sparse-adapter.tries", "100"));
        try (LocalPlatform platform = LocalPlatform.start(settings, PlatformListener.none())) {
            theNextStartFindsTheData(platform);
            workersMayDieAtAnyStage(platform);
        }
    }

    private void aUserGetsAnAnswer(Launcher launcher) throws Exception {
        Path dataset = TinyDataset.write(folder.resolve("tiny"));
        Path recipe = Files.writeString(folder.resolve("tiny.json"), recipe(1).toString());
        assertThat(run(launcher, "datasets", "put", "tiny", dataset.toString())).contains("tiny@sha256:");
        assertThat(run(launcher, "train", recipe.toString(), "--follow")).contains("tiny@1 is READY");
        assertThat(run(launcher, "adapters")).contains("tiny", "live=1");
        assertThat(run(launcher, "show", "tiny@1")).contains("tiny@1 is READY", "METRICS", "ARTIFACT", "layer.0", "##");
        patiently().untilAsserted(() -> assertThat(run(launcher, "predict", "tiny", "He go to school."))
                .containsAnyOf("acceptable", "unacceptable"));
        whatWasTrainedElsewhereIsServedToo(launcher);
    }

    private void whatWasTrainedElsewhereIsServedToo(Launcher launcher) throws IOException {
        RegistryApi registry = new RegistryApi(
                new org.sparseadapter.cli.client.Connection(launcher.url("SPARSE_ADAPTER_URL"), launcher::token));
        Path file = Files.write(folder.resolve("from-elsewhere.safetensors"), registry.artifact("tiny", 1));
        assertThat(run(launcher, "import", file.toString(), "--adapter", "guest", "--dataset", "tiny", "--follow"))
                .contains("guest@1 is READY");
        run(launcher, "promote", "guest@1");
        patiently().untilAsserted(() -> assertThat(run(launcher, "predict", "guest", "He go to school."))
                .containsAnyOf("acceptable", "unacceptable"));
    }

    private void theNextStartFindsTheData(LocalPlatform platform) {
        assertThat(registry(platform).version("tiny", 1).state()).isEqualTo(VersionState.READY);
        InferenceApi inference = new InferenceApi(new org.sparseadapter.cli.client.Connection(
                platform.inferenceUrl(), () -> platform.tokens().tenantToken(TENANT)));
        JsonNode answer = inference.predict(
                VersionName.parse("tiny"),
                Optional.empty(),
                List.of(new InputDocument.TextInput("He goes to school.", Optional.empty())));
        assertThat(answer.path("version").intValue()).isEqualTo(1);
    }

    /**
     * A living worker whose heartbeats come late may lose its claim as a dead one does, so attempts have a lower bound and
     * no upper one. What is waited for before a kill never passes by: nothing is done while its results are not stored.
     */
    private void workersMayDieAtAnyStage(LocalPlatform platform) throws IOException {
        RegistryApi registry = registry(platform);
        List.of(LocalService.PRUNING, LocalService.TRAINING, LocalService.EVAL).forEach(platform::kill);
        int number = registry.submit("tiny", recipe(25));

        HeldStorage nothing = HeldStorage.whole(platform.databaseUrl());
        HeldStorage oneCheckpoint = HeldStorage.afterTheFirst(platform.databaseUrl(), Stage.TRAIN);

        nothing.during(() ->
                startAndKillWhen(platform, LocalService.PRUNING, () -> attempts(registry, number, Stage.MASK) > 0));
        startAndKillWhen(platform, LocalService.PRUNING, () -> done(registry, number, Stage.MASK));

        nothing.during(() -> {
            startAndKillWhen(platform, LocalService.TRAINING, () -> attempts(registry, number, Stage.TRAIN) > 0);
            assertThat(checkpoint(platform, number))
                    .as("a checkpoint before the first kill")
                    .isEmpty();
        });
        oneCheckpoint.during(() -> {
            startAndKillWhen(platform, LocalService.TRAINING, () -> checkpoint(platform, number)
                    .isPresent());
            assertThat(registry.version("tiny", number).state()).isEqualTo(VersionState.MASKED);
        });
        startAndKillWhen(platform, LocalService.TRAINING, () -> done(registry, number, Stage.TRAIN));

        nothing.during(() ->
                startAndKillWhen(platform, LocalService.EVAL, () -> attempts(registry, number, Stage.EVALUATE) > 0));
        startAndKillWhen(platform, LocalService.EVAL, () -> registry.version("tiny", number)
                .settled());

        VersionDocument version = registry.version("tiny", number);
        assertThat(version.state()).as(version.reason()).isEqualTo(VersionState.READY);
        assertThat(attempts(registry, number, Stage.MASK)).isGreaterThanOrEqualTo(2);
        assertThat(attempts(registry, number, Stage.TRAIN)).isGreaterThanOrEqualTo(3);
        assertThat(attempts(registry, number, Stage.EVALUATE)).isGreaterThanOrEqualTo(2);
        patiently().until(() -> everythingIsAnnounced(platform));
        assertThat(ReadyEvents.count(platform.kafkaBootstrapServers(), TENANT + "/tiny/" + number))
                .isEqualTo(1);
    }

    private static void startAndKillWhen(LocalPlatform platform, LocalService service, Callable<Boolean> condition) {
        // What is waited for may happen before the service is ready, and then it never will be.
        CompletableFuture<Void> start = CompletableFuture.runAsync(
                () -> platform.restart(service), task -> new Thread(task, "start-" + service.label()).start());
        patiently().until(condition);
        platform.kill(service);
        start.handle((done, killedTooEarly) -> done).join();
    }

    private static boolean done(RegistryApi registry, int number, Stage stage) {
        VersionDocument version = registry.version("tiny", number);
        assertThat(version.state()).as(version.reason()).isNotEqualTo(VersionState.FAILED);
        return stage(version, stage)
                .filter(each -> "DONE".equals(each.path("state").asText()))
                .isPresent();
    }

    private static int attempts(RegistryApi registry, int number, Stage stage) {
        return stage(registry.version("tiny", number), stage)
                .map(each -> each.path("attempts").intValue())
                .orElse(0);
    }

    private static Optional<JsonNode> stage(VersionDocument version, Stage stage) {
        for (JsonNode each : version.json().path("stages")) {
            if (stage.name().equals(each.path("stage").asText())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> checkpoint(LocalPlatform platform, int number) {
        return queried(
                platform,
                "select w.checkpoint from work w join adapter_version v on v.id = w.version_id where w.stage = 'TRAIN'"
                        + " and w.checkpoint is not null and v.number = " + number);
    }

    private static boolean everythingIsAnnounced(LocalPlatform platform) {
        return queried(platform, "select topic from outbox").isEmpty();
    }

    private static Optional<String> queried(LocalPlatform platform, String sql) {
        try (Connection connection = DriverManager.getConnection(
                        platform.databaseUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.USER);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static RegistryApi registry(LocalPlatform platform) {
        String token = platform.tokens().tenantToken(TENANT);
        return new RegistryApi(new org.sparseadapter.cli.client.Connection(platform.registryUrl(), () -> token));
    }

    private static JsonNode recipe(int epochs) throws IOException {
        return JSON.readTree(
                """
                {"base": "minilm-l6", "dataset": "tiny", "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "pruning": {"method": "snip", "sparsity": 0.8, "examples": 32},
                 "train": {"epochs": %d, "batchTokens": 256, "checkpointEvery": "1s"},
                 "promote": {"alias": "live", "metric": "accuracy"}}"""
                        .formatted(epochs));
    }

    private static String run(Launcher launcher, String... arguments) {
        String[] line = new String[arguments.length + 6];
        System.arraycopy(arguments, 0, line, 0, arguments.length);
        String[] options = {
            "--server",
            launcher.url("SPARSE_ADAPTER_URL").toString(),
            "--inference",
            launcher.url("SPARSE_ADAPTER_INFERENCE_URL").toString(),
            "--token",
            launcher.token()
        };
        System.arraycopy(options, 0, line, arguments.length, options.length);
        CommandRun run = CommandRun.of(line);
        assertThat(run.status()).as(run.err()).isZero();
        return run.out();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO);
    }
}
