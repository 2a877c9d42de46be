// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.train.EvaluationReport;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.events.AdapterEvaluated;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.work.LiveArtifact;
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
class EvaluateStageIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TENANT = "acme";
    private static final Recipe RECIPE = RecipeJson.read(ToyTask.recipe(1));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    private String broker;

    @Inject
    private PlatformSettings settings;

    @Inject
    private LoadedBaseModels models;

    private StubRegistry registry;

    @Test
    void measuresBothSplitsAndTheServedVersionBesideThem() throws IOException {
        String artifact = artifact(ToyTask.data());
        AdapterEvaluated event = evaluated(offer(artifact, Optional.of(new LiveArtifact(3, artifact))));

        assertThat(event.dev()).containsKeys("accuracy", "macroF1", "matthews", "loss");
        assertThat(event.test()).containsKeys("accuracy", "macroF1", "matthews", "loss");
        assertThat(event.live().orElseThrow().version()).isEqualTo(3);
        // The same artifact on the same rows.
        assertThat(event.live().orElseThrow().dev()).isEqualTo(event.dev());
        JsonNode json = new ObjectMapper()
                .readTree(registry.blob(TENANT, event.reportDigest()).orElseThrow());
        assertThat(json.path("live").path("version").asInt()).isEqualTo(3);
        EvaluationReport report = EvaluationReport.fromJson(json);
        assertThat(report.labels()).isEqualTo(ToyTask.data().labels());
        assertThat(report.dev().rows()).isEqualTo(8);
        assertThat(report.test().metrics()).isEqualTo(event.test());
    }

    @ParameterizedTest
    @EnumSource(names = {"MULTI_LABEL", "REGRESSION", "QUESTION_ANSWERING"})
    void measuresOtherKindsOfTaskByTheirOwnMetrics(TaskKind kind) {
        TaskData data = ToyTask.data(kind);
        Recipe recipe = RecipeJson.read(ToyTask.recipe(kind, 1));
        LiveArtifact classifier = new LiveArtifact(3, artifact(ToyTask.data()));
        AdapterEvaluated event = evaluated(offer(recipe, data, artifact(recipe, data), Optional.of(classifier)));

        assertThat(event.dev().keySet()).containsAll(TaskMetrics.of(kind));
        assertThat(event.live()).as("what does another task").isEmpty();
    }

    @Test
    void measuresWhatAnEncoderWithADecoderWrites() throws IOException {
        BaseModelInfo base = ToyWriting.install(settings.modelsFolder());
        Recipe recipe = RecipeJson.read(ToyWriting.recipe(1));
        TaskData data = ToyWriting.data();
        String artifact = artifact(recipe, data, base);
        AdapterEvaluated event =
                evaluated(offer(recipe, data, artifact, Optional.of(new LiveArtifact(3, artifact)), base));

        assertThat(event.dev()).containsOnlyKeys("rouge1", "rouge2", "rougeL", "exactMatch", "loss");
        // The same four rows in both splits, and the same artifact beside it.
        assertThat(event.test()).isEqualTo(event.dev());
        assertThat(event.live().orElseThrow().dev()).isEqualTo(event.dev());
        EvaluationReport report = EvaluationReport.fromJson(new ObjectMapper()
                .readTree(registry.blob(TENANT, event.reportDigest()).orElseThrow()));
        assertThat(report.dev().rows()).isEqualTo(4);
    }

    @Test
    void comparesOnlyWhatTellsTheSameLabelsApart() {
        TaskData data = ToyTask.data();
        TaskData others = new TaskData(data.train(), data.dev(), data.test(), List.of("food", "sports", "weather"));
        LiveArtifact live = new LiveArtifact(3, artifact(others));

        assertThat(evaluated(offer(artifact(data), Optional.of(live))).live()).isEmpty();
    }

    @Test
    void evaluatesANewVersionThoughTheServedOneIsGone() {
        LiveArtifact gone = new LiveArtifact(3, Digests.sha256(new byte[] {1}));

        assertThat(evaluated(offer(artifact(ToyTask.data()), Optional.of(gone))).live())
                .isEmpty();
    }

    @Test
    void saysThatAnArtifactIsNone() {
        WorkItem item = offer(registry.put(TENANT, new byte[] {(byte) 0x80, 2, 3}), Optional.empty());

        try (EventTap failures = new EventTap(broker, Topic.WORK_FAILED)) {
            WorkFailed failed = await().atMost(SOON)
                    .until(
                            () -> failures.seen(
                                    WorkFailed.class, event -> event.workId().equals(item.workId())),
                            found -> found.size() == 1)
                    .get(0);
            assertThat(failed.reason()).isEqualTo("artifact-unreadable");
            assertThat(failed.retryable()).isFalse();
        }
    }

    private AdapterEvaluated evaluated(WorkItem item) {
        try (EventTap results = new EventTap(broker, Topic.ADAPTER_EVALUATED)) {
            return await().atMost(SOON)
                    .until(
                            () -> results.seen(AdapterEvaluated.class, event -> event.workId()
                                    .equals(item.workId())),
                            found -> found.size() == 1)
                    .get(0);
        }
    }

    private String artifact(TaskData data) {
        return artifact(RECIPE, data);
    }

    private String artifact(Recipe recipe, TaskData data) {
        return artifact(recipe, data, minilm());
    }

    private String artifact(Recipe recipe, TaskData data, BaseModelInfo base) {
        AdapterState state = MaskComputation.compute(
                        models.require(base.id(), base.digest()), recipe, data, ProgressListener.none())
                .state();
        return registry.put(
                TENANT,
                ArtifactWriter.write(
                        new Artifact(ArtifactKind.ADAPTER, state, RecipeJson.write(recipe)), Precision.F16));
    }

    private WorkItem offer(String artifactDigest, Optional<LiveArtifact> live) {
        return offer(RECIPE, ToyTask.data(), artifactDigest, live);
    }

    private WorkItem offer(Recipe recipe, TaskData data, String artifactDigest, Optional<LiveArtifact> live) {
        return offer(recipe, data, artifactDigest, live, minilm());
    }

    private WorkItem offer(
            Recipe recipe, TaskData data, String artifactDigest, Optional<LiveArtifact> live, BaseModelInfo base) {
        WorkItem item = new WorkItem(
                UUID.randomUUID(),
                new VersionRef(TENANT, "toy", 4),
                Stage.EVALUATE,
                1,
                Duration.ofSeconds(30),
                RecipeJson.write(recipe),
                base.digest(),
                ToyTask.store(registry, TENANT, data),
                Optional.empty(),
                Optional.of(artifactDigest),
                Optional.empty(),
                live);
        registry.offer(item);
        return item;
    }

    private BaseModelInfo minilm() {
        return new ModelFolder(settings.modelsFolder()).list().get(0);
    }
}
