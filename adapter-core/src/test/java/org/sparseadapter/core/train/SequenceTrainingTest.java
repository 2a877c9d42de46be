// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

@Tag("slow")
class SequenceTrainingTest {

    private static final TaskConfig TASK =
            new TaskConfig(TaskKind.SEQUENCE_TO_SEQUENCE, 16, Optional.empty(), new GenerationSettings(2, 8, 0, 0, 1));

    private static final List<Example> EXAMPLES = IntStream.range(0, 6)
            .<Example>mapToObj(
                    row -> new SequenceExample("w" + (20 + row) + " w" + (40 + row), "w" + (60 + row) + " w9"))
            .toList();

    private static final TaskData DATA = new TaskData(EXAMPLES, EXAMPLES, List.of(), List.of());

    private static ModelSource source;
    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) {
        source = TinyModel.BART.install(folder);
        base = BaseModel.load(source, Device.cpu());
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void targetsAreLearntByHeartAndWritten() {
        Recipe recipe = recipe(200, PruningMethod.SNIP);
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        assertThat(initial.parameters().keySet()).doesNotContain(AdapterState.HEAD_WEIGHT, AdapterState.HEAD_BIAS);
        SplitReport before = AdapterEvaluation.evaluate(base, initial, DATA, ProgressListener.none())
                .dev();
        TaskData trainOnly = new TaskData(EXAMPLES, List.of(), List.of(), List.of());
        AdapterState trained = new AdapterTraining(base, recipe, initial, trainOnly)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        SplitReport after = AdapterEvaluation.evaluate(base, trained, DATA, ProgressListener.none())
                .dev();
        assertThat(after.metrics()).containsOnlyKeys("rouge1", "rouge2", "rougeL", "exactMatch", "loss");
        assertThat(after.metrics().get("loss")).isLessThan(before.metrics().get("loss") / 2);
        assertThat(after.metrics().get("rougeL")).isGreaterThan(0.9);
        assertThat(after.baseline().get("exactMatch")).isZero();
    }

    @Test
    void everyWeightCanLearnIt() {
        FineTuningResult result =
                FullFineTuning.run(source, Device.cpu(), recipe(40, PruningMethod.SNIP), DATA, TrainingListener.none());
        assertThat(result.report().dev().metrics().get("rougeL")).isGreaterThan(0.9);
    }

    @Test
    void withoutAnAdapterThereIsNothingToTrain() {
        Recipe recipe = recipe(new HeadOnly(), 1, PruningMethod.SNIP);
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        AdapterState same = new AdapterTraining(base, recipe, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        assertThat(same).isEqualTo(initial);
        assertThat(AdapterEvaluation.evaluate(base, same, DATA, ProgressListener.none())
                        .dev()
                        .rows())
                .isEqualTo(6);
    }

    @Test
    void anEncoderAloneIsRefused(@TempDir Path folder) {
        try (BaseModel encoder = TinyBert.load(folder)) {
            assertThatThrownBy(() -> MaskComputation.compute(
                            encoder, recipe(1, PruningMethod.SNIP), DATA, ProgressListener.none()))
                    .hasMessageContaining("has no decoder to write with");
        }
    }

    @Test
    void aDecoderWithoutATokenHeadIsRefused(@TempDir Path folder) throws IOException {
        ModelSource mute = TinyModel.BART.install(folder);
        ObjectMapper json = new ObjectMapper();
        File file = folder.resolve("config.json").toFile();
        json.writeValue(file, ((ObjectNode) json.readTree(file)).put("tie_word_embeddings", false));
        try (BaseModel model = BaseModel.load(mute, Device.cpu())) {
            assertThatThrownBy(() -> MaskComputation.compute(
                            model, recipe(1, PruningMethod.SNIP), DATA, ProgressListener.none()))
                    .hasMessageContaining("has no token head to write with");
        }
    }

    private static Recipe recipe(int epochs, PruningMethod method) {
        return recipe(TrainingSamples.HOULSBY, epochs, method);
    }

    private static Recipe recipe(AdapterConfig adapter, int epochs, PruningMethod method) {
        return TrainingSamples.recipe(
                TASK,
                adapter,
                new PruningConfig(method, 0.5, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL),
                TrainingSamples.train(epochs, 2e-2, 256),
                7);
    }
}
