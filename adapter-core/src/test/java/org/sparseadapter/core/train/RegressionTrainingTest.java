// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.TaskKind;

class RegressionTrainingTest {

    private static final TaskData DATA = TrainingSamples.scored(16);

    private static BaseModel base;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
    }

    @AfterAll
    static void close() {
        base.close();
    }

    @Test
    void numbersAreLearntByHeart() {
        Recipe recipe = TrainingSamples.recipe(
                TaskKind.REGRESSION,
                TrainingSamples.HOULSBY,
                PruningMethod.SNIP,
                0.8,
                TrainingSamples.train(40, 2e-2, 256));
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        SplitReport before = AdapterEvaluation.evaluate(base, initial, DATA, ProgressListener.none())
                .dev();
        // A head that knows the mean alone does about as well as the mean.
        assertThat(before.metrics().get("mse"))
                .isCloseTo(
                        before.baseline().get("mse"),
                        within(0.2 * before.baseline().get("mse")));
        TaskData trainOnly = new TaskData(DATA.train(), List.of(), List.of(), List.of());
        AdapterState trained = new AdapterTraining(base, recipe, initial, trainOnly)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        EvaluationReport report = AdapterEvaluation.evaluate(base, trained, DATA, ProgressListener.none());
        assertThat(report.kind()).isEqualTo(TaskKind.REGRESSION);
        assertThat(report.dev().metrics()).containsOnlyKeys("pearson", "spearman", "mse", "loss");
        assertThat(report.dev().metrics().get("mse"))
                .isLessThan(before.metrics().get("mse") / 2);
        assertThat(report.dev().metrics().get("pearson")).isGreaterThan(0.7);
    }

    @Test
    void theDevMetricIsPearson() {
        Recipe recipe = TrainingSamples.recipe(
                TaskKind.REGRESSION, new HeadOnly(), PruningMethod.SNIP, 0, TrainingSamples.train(1, 1e-3, 256));
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        TrainingCurves curves = new AdapterTraining(base, recipe, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .curves();
        assertThat(curves.metric()).isEqualTo("pearson");
        assertThat(curves.epochs().get(0).devMetric()).isPresent();
    }

    @Test
    void aRecipeForAnotherKindOfTaskIsRefused() {
        Recipe recipe = TrainingSamples.recipe(
                TrainingSamples.LORA, PruningMethod.SNIP, 0.5, TrainingSamples.train(1, 1e-3, 256));
        assertThatThrownBy(() -> MaskComputation.compute(base, recipe, DATA, ProgressListener.none()))
                .hasMessage("task.kind: the dataset is for regression, found classification");
    }
}
