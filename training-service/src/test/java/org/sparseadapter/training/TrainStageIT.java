// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.TrainingCurves;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.settings.PlatformSettings;
import org.sparseadapter.testkit.EventTap;
import org.sparseadapter.testkit.StubRegistry;
import org.sparseadapter.testkit.StubRegistryResource;
import org.sparseadapter.testkit.ToyTask;
import org.sparseadapter.testkit.ToyWriting;

@QuarkusTest
@QuarkusTestResource(StubRegistryResource.class)
class TrainStageIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TENANT = "acme";
    /** More than any test waits for. */
    private static final int ENDLESS = 10_000;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    private String broker;

    @Inject
    private PlatformSettings settings;

    @Inject
    private LoadedBaseModels models;

    private StubRegistry registry;
    private EventTap trained;
    private EventTap progress;

    @BeforeEach
    void listen() {
        trained = new EventTap(broker, Topic.ADAPTER_TRAINED);
        progress = new EventTap(broker, Topic.TRAINING_PROGRESS);
    }

    @AfterEach
    void hangUp() {
        trained.close();
        progress.close();
    }

    @Test
    void trainsWithinTheMaskAndStoresWhatCanBeServed() throws IOException {
        AdapterState initial = initial(4);
        WorkItem item = offer(4, initial, 1, Optional.empty());

        AdapterTrained event = await().atMost(SOON)
                .until(
                        () -> trained.seen(
                                AdapterTrained.class, found -> found.workId().equals(item.workId())),
                        found -> found.size() == 1)
                .get(0);
        byte[] blob = registry.blob(TENANT, event.artifactDigest()).orElseThrow();
        Artifact artifact = ArtifactReader.read(blob);
        assertThat(artifact.kind()).isEqualTo(ArtifactKind.ADAPTER);
        assertThat(artifact.state().densities()).isEqualTo(initial.densities());
        assertThat(artifact.state().parameters().get(AdapterState.HEAD_WEIGHT).dense())
                .isNotEqualTo(initial.parameters().get(AdapterState.HEAD_WEIGHT).dense());
        assertThat(event.artifactBytes()).isEqualTo(blob.length).isLessThan(event.denseBytes() / 5);
        assertThat(event.device()).isEqualTo("cpu");
        assertThat(event.examplesPerSecond()).isPositive();

        TrainingCurves curves = TrainingCurves.fromJson(new ObjectMapper()
                .readTree(registry.blob(TENANT, event.curvesDigest()).orElseThrow()));
        assertThat(curves.epochs()).hasSize(4);
        assertThat(event.steps()).isEqualTo(curves.steps().size());
        assertThat(event.finalLoss()).isLessThan(curves.steps().get(0).loss());
        await().atMost(SOON)
                .until(() -> progress.seen(
                                        WorkProgress.class,
                                        told -> told.workId().equals(item.workId())
                                                && told.dev().containsKey("accuracy"))
                                .size()
                        == 4);
    }

    @Test
    void stopsWhenTakenAwayAndGoesOnFromTheCheckpointInTheNextAttempt() {
        AdapterState initial = initial(ENDLESS);
        WorkItem first = offer(ENDLESS, initial, 1, Optional.empty());
        String checkpoint = await().atMost(SOON)
                .until(
                        () -> registry.heartbeats(first.workId()).stream()
                                .flatMap(beat -> beat.checkpoint().stream())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        registry.takeAway(first.workId());

        WorkItem second = offer(ENDLESS, initial, 2, Optional.of(checkpoint));
        WorkProgress resumed = await().atMost(SOON)
                .until(
                        () -> progress.seen(
                                WorkProgress.class, told -> told.workId().equals(second.workId())),
                        told -> !told.isEmpty())
                .get(0);
        assertThat(resumed.step()).isGreaterThan(1);
        assertThat(resumed.attempt()).isEqualTo(2);
        await().atMost(SOON).until(() -> registry.heartbeats(second.workId()).stream()
                .map(Heartbeat::checkpoint)
                .anyMatch(named -> !named.equals(Optional.of(checkpoint))));
        registry.takeAway(second.workId());

        // Done after both were given up: the slot is free, and neither of them said that it was done.
        WorkItem last = offer(1, initial(1), 1, Optional.empty());
        await().atMost(SOON)
                .until(() -> trained.seen(AdapterTrained.class, found -> found.workId()
                                        .equals(last.workId()))
                                .size()
                        == 1);
        assertThat(trained.seen(
                        AdapterTrained.class,
                        found -> found.workId().equals(first.workId())
                                || found.workId().equals(second.workId())))
                .isEmpty();
        assertThat(registry.releases(first.workId())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_LABEL", "REGRESSION", "QUESTION_ANSWERING"})
    void trainsOtherKindsOfTask(TaskKind kind) throws IOException {
        Recipe recipe = RecipeJson.read(ToyTask.recipe(kind, 2));
        TaskData data = ToyTask.data(kind);
        WorkItem item = offer(recipe, data, initial(recipe, data), 1, Optional.empty());

        AdapterTrained event = await().atMost(SOON)
                .until(
                        () -> trained.seen(
                                AdapterTrained.class, found -> found.workId().equals(item.workId())),
                        found -> found.size() == 1)
                .get(0);
        Artifact artifact = ArtifactReader.read(
                registry.blob(TENANT, event.artifactDigest()).orElseThrow());
        assertThat(artifact.state().head().kind()).isEqualTo(kind);
        await().atMost(SOON).until(() -> !progress.seen(
                        WorkProgress.class,
                        told -> told.workId().equals(item.workId())
                                && told.dev().containsKey(TaskMetrics.of(kind).get(0)))
                .isEmpty());
    }

    @Test
    void trainsAnEncoderWithADecoderToWrite() throws IOException {
        BaseModelInfo base = ToyWriting.install(settings.modelsFolder());
        Recipe recipe = RecipeJson.read(ToyWriting.recipe(30));
        TaskData data = ToyWriting.data();
        AdapterState initial = initial(recipe, data, base);
        WorkItem item = offer(recipe, data, initial, 1, Optional.empty(), base);

        AdapterTrained event = await().atMost(SOON)
                .until(
                        () -> trained.seen(
                                AdapterTrained.class, found -> found.workId().equals(item.workId())),
                        found -> found.size() == 1)
                .get(0);
        AdapterState state = ArtifactReader.read(
                        registry.blob(TENANT, event.artifactDigest()).orElseThrow())
                .state();
        assertThat(state.head().kind()).isEqualTo(TaskKind.SEQUENCE_TO_SEQUENCE);
        assertThat(state.head().settings()).isEqualTo(recipe.task().settings());
        assertThat(state.baseDigest()).isEqualTo(base.digest());
        assertThat(state.densities()).isEqualTo(initial.densities());
        TrainingCurves curves = TrainingCurves.fromJson(new ObjectMapper()
                .readTree(registry.blob(TENANT, event.curvesDigest()).orElseThrow()));
        assertThat(event.finalLoss()).isLessThan(curves.steps().get(0).loss() - 1);
        await().atMost(SOON).until(() -> !progress.seen(
                        WorkProgress.class,
                        told -> told.workId().equals(item.workId())
                                && told.dev()
                                        .containsKey(TaskMetrics.of(TaskKind.SEQUENCE_TO_SEQUENCE)
                                                .get(0)))
                .isEmpty());
    }

    private AdapterState initial(int epochs) {
        return initial(RecipeJson.read(ToyTask.recipe(epochs)), ToyTask.data());
    }

    private AdapterState initial(Recipe recipe, TaskData data) {
        return initial(recipe, data, minilm());
    }

    private AdapterState initial(Recipe recipe, TaskData data, BaseModelInfo base) {
        return MaskComputation.compute(models.require(base.id(), base.digest()), recipe, data, ProgressListener.none())
                .state();
    }

    private WorkItem offer(int epochs, AdapterState initial, int attempt, Optional<String> checkpoint) {
        return offer(RecipeJson.read(ToyTask.recipe(epochs)), ToyTask.data(), initial, attempt, checkpoint);
    }

    private WorkItem offer(
            Recipe recipe, TaskData data, AdapterState initial, int attempt, Optional<String> checkpoint) {
        return offer(recipe, data, initial, attempt, checkpoint, minilm());
    }

    private WorkItem offer(
            Recipe recipe,
            TaskData data,
            AdapterState initial,
            int attempt,
            Optional<String> checkpoint,
            BaseModelInfo base) {
        String initialDigest = registry.put(
                TENANT,
                ArtifactWriter.write(
                        new Artifact(ArtifactKind.INITIAL, initial, RecipeJson.write(recipe)), Precision.F32));
        WorkItem item = new WorkItem(
                UUID.randomUUID(),
                new VersionRef(TENANT, "toy", 1),
                Stage.TRAIN,
                attempt,
                Duration.ofSeconds(1),
                RecipeJson.write(recipe),
                base.digest(),
                ToyTask.store(registry, TENANT, data),
                Optional.of(initialDigest),
                Optional.empty(),
                checkpoint,
                Optional.empty());
        registry.offer(item);
        return item;
    }

    private BaseModelInfo minilm() {
        return new ModelFolder(settings.modelsFolder()).list().get(0);
    }
}
