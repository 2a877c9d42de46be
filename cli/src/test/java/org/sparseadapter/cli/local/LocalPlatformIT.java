// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
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
import org.sparseadapter.cli.Main;
import org.sparseadapter.cli.client.InferenceClient;
import org.sparseadapter.cli.client.PredictionInput;
import org.sparseadapter.cli.client.RegistryClient;
import org.sparseadapter.cli.client.VersionName;
import org.sparseadapter.cli.client.VersionView;
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
                Map.of("sparse-adapter.lease", "6s"));
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
        assertThat(run(launcher, "show", "tiny@1")).contains("READY", "artifact");
        patiently().untilAsserted(() -> assertThat(run(launcher, "predict", "tiny", "He go to school."))
                .containsAnyOf("acceptable", "unacceptable"));
    }

    private void theNextStartFindsTheData(LocalPlatform platform) {
        assertThat(registry(platform).version("tiny", 1).state()).isEqualTo(VersionState.READY);
        InferenceClient inference = new InferenceClient(new org.sparseadapter.cli.client.Connection(
                platform.inferenceUrl(), () -> platform.tokens().tenantToken(TENANT)));
        JsonNode answer = inference.predict(
                VersionName.parse("tiny"),
                Optional.empty(),
                List.of(new PredictionInput.TextInput("He goes to school.", Optional.empty())));
        assertThat(answer.path("version").intValue()).isEqualTo(1);
    }

    private void workersMayDieAtAnyStage(LocalPlatform platform) throws Exception {
        RegistryClient registry = registry(platform);
        List.of(LocalService.PRUNING, LocalService.TRAINING, LocalService.EVAL).forEach(platform::kill);
        int number = registry.submit("tiny", recipe(25));

        // Who comes next starts while the one before it is still at work, and finds nothing to do until then.
        startAndKillWhen(platform, LocalService.PRUNING, () -> running(registry, number, Stage.MASK));
        CompletableFuture<Void> training = start(platform, LocalService.TRAINING);
        startAndKillWhen(platform, LocalService.PRUNING, () -> stateOf(registry, number) == VersionState.MASKED);

        killWhen(platform, LocalService.TRAINING, training, () -> running(registry, number, Stage.TRAIN));
        assertThat(checkpoint(platform, number))
                .as("a checkpoint before the first kill")
                .isEmpty();
        startAndKillWhen(platform, LocalService.TRAINING, () -> checkpoint(platform, number)
                .isPresent());
        assertThat(stateOf(registry, number)).isEqualTo(VersionState.MASKED);
        CompletableFuture<Void> eval = start(platform, LocalService.EVAL);
        startAndKillWhen(platform, LocalService.TRAINING, () -> stateOf(registry, number) == VersionState.TRAINED);

        killWhen(platform, LocalService.EVAL, eval, () -> running(registry, number, Stage.EVALUATE));
        startAndKillWhen(platform, LocalService.EVAL, () -> registry.version("tiny", number)
                .settled());

        VersionView version = registry.version("tiny", number);
        assertThat(version.state()).as(version.reason()).isEqualTo(VersionState.READY);
        assertThat(attempts(version, Stage.MASK)).isEqualTo(2);
        assertThat(attempts(version, Stage.TRAIN)).isEqualTo(3);
        assertThat(attempts(version, Stage.EVALUATE)).isEqualTo(2);
        assertThat(ReadyEvents.count(platform.kafkaBootstrapServers(), TENANT + "/tiny/" + number))
                .isEqualTo(1);
    }

    private static CompletableFuture<Void> start(LocalPlatform platform, LocalService service) {
        // What is waited for may happen before the service is ready, and then it never will be.
        return CompletableFuture.runAsync(
                () -> platform.restart(service), task -> new Thread(task, "start-" + service.label()).start());
    }

    private static void startAndKillWhen(LocalPlatform platform, LocalService service, Callable<Boolean> condition) {
        killWhen(platform, service, start(platform, service), condition);
    }

    private static void killWhen(
            LocalPlatform platform, LocalService service, CompletableFuture<Void> start, Callable<Boolean> condition) {
        patiently().until(condition);
        platform.kill(service);
        start.handle((done, killedTooEarly) -> done).join();
    }

    private static boolean running(RegistryClient registry, int number, Stage stage) {
        return stage(registry.version("tiny", number), stage)
                .filter(each -> "RUNNING".equals(each.path("state").asText()))
                .isPresent();
    }

    private static VersionState stateOf(RegistryClient registry, int number) {
        return registry.version("tiny", number).state();
    }

    private static int attempts(VersionView version, Stage stage) {
        return stage(version, stage).orElseThrow().path("attempts").intValue();
    }

    private static Optional<JsonNode> stage(VersionView version, Stage stage) {
        for (JsonNode each : version.json().path("stages")) {
            if (stage.name().equals(each.path("stage").asText())) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> checkpoint(LocalPlatform platform, int number) throws Exception {
        try (Connection connection = DriverManager.getConnection(platform.databaseUrl(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select w.checkpoint from work w join adapter_version v"
                        + " on v.id = w.version_id where w.stage = 'TRAIN' and v.number = " + number)) {
            return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
        }
    }

    private static RegistryClient registry(LocalPlatform platform) {
        String token = platform.tokens().tenantToken(TENANT);
        return new RegistryClient(new org.sparseadapter.cli.client.Connection(platform.registryUrl(), () -> token));
    }

    private static JsonNode recipe(int epochs) throws Exception {
        return JSON.readTree(
                """
                {"base": "minilm-l6", "dataset": "tiny", "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "pruning": {"method": "snip", "sparsity": 0.8, "examples": 32},
                 "train": {"epochs": %d, "batchTokens": 256, "checkpointEvery": "1s"},
                 "promote": {"alias": "live", "metric": "accuracy"}}"""
                        .formatted(epochs));
    }

    private static String run(Launcher launcher, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
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
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
        assertThat(status).as(err.toString()).isZero();
        return out.toString();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO);
    }
}
