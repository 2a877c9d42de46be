// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ai.djl.Device;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.embedded.EmbeddedKafka;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.library.EmbeddedModels;
import org.sparseadapter.testkit.EventTap;
import org.sparseadapter.testkit.StubRegistry;
import org.sparseadapter.testkit.ToyTask;

/** The packaged service as a process of its own, ended in both ways. */
class TrainingProcessIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String TENANT = "acme";
    private static final int PARTITIONS = 1;
    /** More epochs than the test waits for. */
    private static final Recipe ENDLESS = RecipeJson.read(ToyTask.recipe(10_000));

    private static final Recipe SHORT = RecipeJson.read(ToyTask.recipe(2));
    private static final Recipe OTHER = RecipeJson.read(ToyTask.recipe(3));

    /** A producer that gives up after two seconds. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "mp.messaging.outgoing.results.delivery.timeout.ms", "2000",
            "mp.messaging.outgoing.results.request.timeout.ms", "1000",
            "mp.messaging.outgoing.results.max.block.ms", "2000");

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static StubRegistry registry;
    private static String baseDigest;
    private static String initialDigest;

    @BeforeAll
    static void prepare() throws IOException {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        kafka.createTopics(PARTITIONS);
        registry = StubRegistry.start();
        EmbeddedModels.install(folder.resolve("models"));
        Files.writeString(folder.resolve("token"), "any");
        ModelFolder models = new ModelFolder(folder.resolve("models"));
        try (BaseModel base = BaseModel.load(models.find(EmbeddedModels.MINILM), Device.cpu())) {
            baseDigest = base.info().digest();
            AdapterState initial = MaskComputation.compute(base, ENDLESS, ToyTask.data(), ProgressListener.none())
                    .state();
            initialDigest = registry.put(
                    TENANT,
                    ArtifactWriter.write(
                            new Artifact(ArtifactKind.INITIAL, initial, RecipeJson.write(ENDLESS)), Precision.F32));
        }
    }

    @AfterAll
    static void end() {
        registry.close();
        kafka.close();
    }

    @Test
    void keepsWhatItReachedWhenToldToEndAndSaysNothingWhenKilled() throws Exception {
        WorkItem first = offer(ENDLESS, 1, Optional.empty());
        String reached = during(start("first", Map.of()), process -> {
            checkpointOf(first, Optional.empty());
            process.destroy();
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(registry.releases(first.workId())).hasSize(1);
            return registry.releases(first.workId()).get(0).checkpoint().orElseThrow();
        });
        assertThat(registry.blob(TENANT, reached)).isPresent();

        WorkItem second = offer(ENDLESS, 1, Optional.of(reached));
        during(start("second", Map.of()), process -> {
            assertThat(firstProgressOf(second).step()).isGreaterThan(1);
            checkpointOf(second, Optional.of(reached));
            process.destroyForcibly();
            assertThat(process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return second;
        });
        assertThat(registry.releases(second.workId())).isEmpty();
    }

    @Test
    void keepsAResultUntilTheBrokerIsBack() throws Exception {
        int port = Integer.parseInt(kafka.bootstrapServers().replaceAll(".*:", ""));
        WorkItem before = offer(SHORT, 1, Optional.empty());
        WorkItem meanwhile = during(start("broker", IMPATIENT), process -> {
            resultOf(before);
            kafka.close();
            int blobs = registry.blobs();
            WorkItem item = offer(OTHER, 1, Optional.empty());
            await().atMost(SOON).until(() -> registry.blobs() >= blobs + 2);
            // Long enough for the producer to give a record up, so that it is the worker who sends it again.
            await().atMost(SOON).until(() -> registry.heartbeats(item.workId()).size() > 4);
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
            resultOf(item);
            return item;
        });
        assertThat(registry.releases(meanwhile.workId())).isEmpty();
    }

    private interface Step<T> {
        T run(Process process) throws Exception;
    }

    private static <T> T during(Process process, Step<T> step) throws Exception {
        try {
            return step.run(process);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** A checkpoint that a heartbeat names and that is not the one that the work began from. */
    private static String checkpointOf(WorkItem item, Optional<String> before) {
        Supplier<Optional<String>> named = () -> registry.heartbeats(item.workId()).stream()
                .map(Heartbeat::checkpoint)
                .filter(checkpoint -> checkpoint.isPresent() && !checkpoint.equals(before))
                .findFirst()
                .flatMap(checkpoint -> checkpoint);
        return await().atMost(SOON).until(named::get, Optional::isPresent).orElseThrow();
    }

    private static WorkProgress firstProgressOf(WorkItem item) {
        try (EventTap progress = new EventTap(kafka.bootstrapServers(), Topic.TRAINING_PROGRESS)) {
            return await().atMost(SOON)
                    .until(
                            () -> progress.seen(
                                    WorkProgress.class, told -> told.workId().equals(item.workId())),
                            told -> !told.isEmpty())
                    .get(0);
        }
    }

    private static void resultOf(WorkItem item) {
        try (EventTap results = new EventTap(kafka.bootstrapServers(), Topic.ADAPTER_TRAINED)) {
            await().atMost(SOON).until(() -> !results.seen(
                            AdapterTrained.class, found -> found.workId().equals(item.workId()))
                    .isEmpty());
        }
    }

    private static WorkItem offer(Recipe recipe, int attempt, Optional<String> checkpoint) {
        WorkItem item = new WorkItem(
                UUID.randomUUID(),
                new VersionRef(TENANT, "toy", 1),
                Stage.TRAIN,
                attempt,
                Duration.ofSeconds(3),
                RecipeJson.write(recipe),
                baseDigest,
                ToyTask.store(registry, TENANT),
                Optional.of(initialDigest),
                Optional.empty(),
                checkpoint,
                Optional.empty());
        registry.offer(item);
        return item;
    }

    private static Process start(String name, Map<String, String> more) throws IOException {
        Map<String, String> settings = new TreeMap<>(more);
        settings.putAll(Map.of(
                "quarkus.http.port", "0",
                "quarkus.http.host", "localhost",
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "sparse-adapter.registry-url", registry.url().toString(),
                "sparse-adapter.service-token-file", folder.resolve("token").toString(),
                "sparse-adapter.models-folder", folder.resolve("models").toString(),
                "sparse-adapter.cache-folder", folder.resolve("cache").toString(),
                "sparse-adapter.device", "cpu",
                "sparse-adapter.threads", "1"));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        File log = Path.of("target", "training-process-" + name + ".log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
