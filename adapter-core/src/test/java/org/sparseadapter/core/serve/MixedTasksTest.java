// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.TaskSamples;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.pretrain.BartFolder;
import org.sparseadapter.core.pretrain.BartSize;
import org.sparseadapter.core.pretrain.ByteLevelBpe;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;

/** Tenants with every kind of task over one base model, in the same batches. */
class MixedTasksTest {

    private static final String CONTEXT = "A harbour lies behind the old town, and ships of all sizes come and go.";

    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) throws Exception {
        Path merges = Files.writeString(folder.resolve("merges.txt"), "t h\nth e\n");
        Path model = folder.resolve("small-bart");
        BartFolder.write(model, new BartSize(32, 2, 4, 64, 64, 2), ByteLevelBpe.read(merges, 2), 3);
        base = BaseModel.load(ModelSource.of(model), Device.cpu());
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void everyKindAnswersInAMixedBatchAsItWouldAlone() {
        List<ServedAdapter> adapters = new ArrayList<>();
        for (TaskKind kind : TaskKind.values()) {
            // Two of each kind, so that adapters meet others of their kind too.
            adapters.add(adapter(kind, adapters.size()));
            adapters.add(adapter(kind, adapters.size()));
        }
        List<List<Prediction>> mixed = new ArrayList<>();
        List<List<Prediction>> alone = new ArrayList<>();
        // A window long enough for all requests to meet.
        try (ServingEngine engine = engine(Duration.ofMillis(200))) {
            List<CompletableFuture<List<Prediction>>> together = new ArrayList<>();
            adapters.forEach(adapter -> together.add(engine.predict(adapter.toString(), adapter, inputs(adapter))));
            together.forEach(answer -> mixed.add(answer.join()));
        }
        try (ServingEngine engine = engine(Duration.ZERO)) {
            adapters.forEach(adapter -> {
                engine.prepare(adapter);
                alone.add(engine.predict("tenant", adapter, inputs(adapter)).join());
            });
        }
        for (int i = 0; i < adapters.size(); i++) {
            assertThat(mixed.get(i)).hasSameSizeAs(alone.get(i));
            for (int input = 0; input < mixed.get(i).size(); input++) {
                assertSame(mixed.get(i).get(input), alone.get(i).get(input));
            }
        }
        for (int i = 0; i < mixed.size(); i += 2) {
            assertThat(mixed.get(i)).as(adapters.get(i).toString()).isNotEqualTo(mixed.get(i + 1));
        }
        List<Prediction> all = mixed.stream().flatMap(List::stream).toList();
        assertThat(all)
                .filteredOn(AnswerPrediction.class::isInstance)
                .map(AnswerPrediction.class::cast)
                .isNotEmpty()
                .allSatisfy(found -> {
                    assertThat(found.answer().isIn(CONTEXT)).isTrue();
                    assertThat(found.score()).isBetween(0.0, 1.0);
                });
        for (Class<?> form : Prediction.class.getPermittedSubclasses()) {
            assertThat(all).as("answers like %s", form.getSimpleName()).anyMatch(form::isInstance);
        }
    }

    private static void assertSame(Prediction mixed, Prediction alone) {
        assertThat(mixed).hasSameClassAs(alone);
        if (mixed instanceof LabelPrediction here && alone instanceof LabelPrediction there) {
            assertThat(here.label()).isEqualTo(there.label());
        } else if (mixed instanceof ValuePrediction here && alone instanceof ValuePrediction there) {
            assertThat(here.value()).isCloseTo(there.value(), within(1e-4));
        } else if (mixed instanceof AnswerPrediction here && alone instanceof AnswerPrediction there) {
            assertThat(here.answer()).isEqualTo(there.answer());
            assertThat(here.score()).isCloseTo(there.score(), within(1e-4));
        } else {
            assertThat(mixed).isEqualTo(alone);
        }
    }

    private static List<PredictionInput> inputs(ServedAdapter adapter) {
        return switch (adapter.compact().head().kind().input()) {
            case QUESTION ->
                List.of(
                        new PredictionInput("What lies there?", Optional.of(CONTEXT)),
                        new PredictionInput("Who?", Optional.of(CONTEXT)));
            case TEXT ->
                List.of(
                        new PredictionInput("the cat sat", Optional.empty()),
                        new PredictionInput("the other one, longer than that", Optional.empty()));
        };
    }

    private static ServedAdapter adapter(TaskKind kind, long seed) {
        List<AdapterConfig> kinds = List.of(
                new Pfeiffer(4, Activation.RELU, LayerSelection.all()),
                new Houlsby(4, Activation.RELU, LayerSelection.all()),
                new Lora(2, 8, Lora.DEFAULT_TARGETS, LayerSelection.all()));
        HeadConfig head =
                new HeadConfig(kind, Pooling.LAST, TaskSamples.labels(kind), 0, 40, TaskSamples.settings(kind));
        return ServedAdapter.of(
                RandomAdapters.artifact(kinds.get((int) seed % 3), List.of(), head, base.info(), seed, 4), base);
    }

    private static ServingEngine engine(Duration window) {
        ServingSettings usual = ServingSettings.defaults();
        return new ServingEngine(
                new ServingSettings(
                        window, usual.batchTokens(), usual.queue(), Duration.ofMinutes(1), usual.denseBytes()),
                ServingListener.none(),
                InstantSource.system());
    }
}
