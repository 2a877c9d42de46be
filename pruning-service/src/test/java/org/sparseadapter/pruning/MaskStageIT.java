// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.pruning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.WorkProgress;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.settings.PlatformSettings;
import org.sparseadapter.testkit.EventTap;
import org.sparseadapter.testkit.RawRecords;
import org.sparseadapter.testkit.StubRegistry;
import org.sparseadapter.testkit.StubRegistryResource;
import org.sparseadapter.testkit.ToyTask;

@QuarkusTest
@QuarkusTestResource(StubRegistryResource.class)
class MaskStageIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TENANT = "acme";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    private String broker;

    @Inject
    private PlatformSettings settings;

    private StubRegistry registry;

    @ParameterizedTest
    @EnumSource(names = {"CLASSIFICATION", "MULTI_LABEL"})
    void storesInitialWeightsAndMaskAndSaysHowDenseItIs(TaskKind kind) {
        WorkItem item = offer(kind, baseDigest());

        try (EventTap results = new EventTap(broker, Topic.MASK_COMPUTED);
                EventTap progress = new EventTap(broker, Topic.TRAINING_PROGRESS)) {
            MaskComputed computed = await().atMost(SOON)
                    .until(
                            () -> results.seen(
                                    MaskComputed.class, event -> event.workId().equals(item.workId())),
                            found -> found.size() == 1)
                    .get(0);

            Artifact initial = ArtifactReader.read(
                    registry.blob(TENANT, computed.initialDigest()).orElseThrow());
            assertThat(initial.kind()).isEqualTo(ArtifactKind.INITIAL);
            assertThat(initial.recipe()).isEqualTo(RecipeJson.write(RecipeJson.read(ToyTask.recipe(kind, 1))));
            assertThat(computed.initialBytes())
                    .isEqualTo(registry.blob(TENANT, computed.initialDigest()).orElseThrow().length);
            long total = computed.densities().stream()
                    .mapToLong(MatrixDensity::total)
                    .sum();
            long kept =
                    computed.densities().stream().mapToLong(MatrixDensity::kept).sum();
            assertThat(total).isEqualTo(6L * 2 * 8 * 384);
            assertThat(kept).isEqualTo(Math.round(0.2 * total));
            assertThat(initial.state().densities())
                    .extracting(density -> new MatrixDensity(density.matrix(), density.kept(), density.total()))
                    .isEqualTo(computed.densities());
            await().atMost(SOON)
                    .until(() -> progress.seen(
                                            WorkProgress.class,
                                            event -> event.workId().equals(item.workId())
                                                    && event.step() == event.steps())
                                    .size()
                            == 1);
        }
        given().get("/q/metrics").then().body(containsString("sparse_adapter_stage_seconds_count{outcome=\"done\""));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void saysWhichWeightsItHasWhenOthersAreWanted() {
        WorkItem item = offer(TaskKind.CLASSIFICATION, "sha256:" + "0".repeat(64));

        try (EventTap failures = new EventTap(broker, Topic.WORK_FAILED)) {
            WorkFailed failed = await().atMost(SOON)
                    .until(
                            () -> failures.seen(
                                    WorkFailed.class, event -> event.workId().equals(item.workId())),
                            found -> found.size() == 1)
                    .get(0);
            assertThat(failed.reason()).isEqualTo("base-model-mismatch");
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.message()).contains(baseDigest());
        }
    }

    @Test
    void putsAnAnnouncementThatIsNoneAsideAndGoesOn() {
        RawRecords.send(broker, Topic.MASK_WANTED.topicName(), "no announcement");

        await().atMost(SOON).until(() -> RawRecords.values(broker, Topic.MASK_WANTED.deadLetterName())
                .contains("no announcement"));
        given().get("/q/health/live").then().statusCode(200);
    }

    private WorkItem offer(TaskKind kind, String baseDigest) {
        WorkItem item = new WorkItem(
                UUID.randomUUID(),
                new VersionRef(TENANT, "toy", 1),
                Stage.MASK,
                1,
                Duration.ofSeconds(30),
                RecipeJson.write(RecipeJson.read(ToyTask.recipe(kind, 1))),
                baseDigest,
                ToyTask.store(registry, TENANT, ToyTask.data(kind)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        registry.offer(item);
        return item;
    }

    private String baseDigest() {
        List<BaseModelInfo> models = new ModelFolder(settings.modelsFolder()).list();
        return models.get(0).digest();
    }
}
