// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.train.AdapterTraining;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.settings.PlatformSettings;
import org.sparseadapter.testkit.ToyWriting;

/** An adapter over an encoder with a decoder answers with texts, beside one that answers with labels. */
@QuarkusTest
@WithTestResource(HttpStubRegistry.class)
class WritingIT {
    private static final String TENANT = "writer";
    private static final String TEXTS =
            "{\"inputs\": [{\"text\": \"rain\"}, {\"text\": \"snow\"}, {\"text\": \"sun\"}, {\"text\": \"fog\"}]}";

    private final Platform platform;
    private final Predictor caller;
    private final PlatformSettings settings;
    private final LoadedBaseModels models;

    WritingIT(Platform platform, Predictor caller, PlatformSettings settings, LoadedBaseModels models) {
        this.platform = platform;
        this.caller = caller;
        this.settings = settings;
        this.models = models;
    }

    @Test
    void whatWasLearntByHeartIsWritten() {
        BaseModelInfo base = ToyWriting.install(settings.modelsFolder());
        byte[] artifact = learnt(models.require(base.id(), base.digest()));
        platform.moveLive(platform.publish(TENANT, "things", 1, artifact, base), 1);
        platform.moveLive(platform.publish(TENANT, "topics", 1, new HeadOnly(), List.of("a", "b")), 1);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            caller.predict(TENANT, "things", TEXTS).has(200);
            caller.predict(TENANT, "topics", TEXTS).has(200);
        });
        JsonNode answer = caller.predict(TENANT, "things", TEXTS).has(200).json();
        assertThat(answer.path("version").asInt()).isEqualTo(1);
        assertThat(answer.path("predictions").findValuesAsText("text")).containsExactly("hat", "boots", "cap", "lamp");
        assertThat(answer.path("predictions").findValuesAsText("truncated")).containsOnly("false");
        JsonNode cut = caller.predict(TENANT, "things", Predictor.text("rain and snow and fog and sun"))
                .has(200)
                .json();
        assertThat(cut.path("predictions").path(0).path("truncated").asBoolean())
                .isTrue();
        caller.predict(TENANT, "things", "{\"inputs\": [{\"question\": \"Where?\", \"context\": \"In Oslo.\"}]}")
                .isProblem(422)
                .names("inputs[0].text");
    }

    private static byte[] learnt(BaseModel base) {
        Recipe recipe = RecipeJson.read(ToyWriting.recipe(300));
        AdapterState initial = MaskComputation.compute(base, recipe, ToyWriting.data(), ProgressListener.none())
                .state();
        // Without a dev split nothing is written between epochs.
        TaskData train = new TaskData(ToyWriting.data().train(), List.of(), List.of(), List.of());
        AdapterState state = new AdapterTraining(base, recipe, initial, train)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        assertThat(state.head().kind()).isEqualTo(TaskKind.SEQUENCE_TO_SEQUENCE);
        return ArtifactWriter.write(new Artifact(ArtifactKind.ADAPTER, state, RecipeJson.write(recipe)), Precision.F16);
    }
}
