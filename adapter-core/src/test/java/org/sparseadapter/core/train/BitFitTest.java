// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

class BitFitTest {

    @ParameterizedTest
    @EnumSource
    void learnsByHeartWithTheBiasesAndTheHeadAlone(TinyModel model, @TempDir Path folder) throws IOException {
        TaskData data = TrainingSamples.memorised(16, 2);
        ModelSource source = model.install(folder);
        BaseModelInfo base = BaseModelInfo.of(source);
        // Where another row than the pooler's is read, the pooler is idle, and its bias has no gradient.
        Pooling pooling = base.defaultPooling() == Pooling.POOLER ? Pooling.CLS : base.defaultPooling();
        Recipe recipe = TrainingSamples.recipe(
                new TaskConfig(TaskKind.CLASSIFICATION, 32, Optional.of(pooling)),
                new HeadOnly(),
                new PruningConfig(PruningMethod.RANDOM, 0, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL),
                TrainingSamples.train(40, 2e-2, 512),
                7);
        FineTuningResult result = BitFit.run(source, Device.cpu(), recipe, data, TrainingListener.none());

        List<TrainingCurves.StepPoint> steps = result.curves().steps();
        assertThat(result.report().dev().metrics().get("loss"))
                .isLessThan(steps.get(0).loss() / 2);
        long biases = Safetensors.open(folder.resolve("model.safetensors")).tensors().entrySet().stream()
                .filter(tensor -> tensor.getKey().endsWith(".bias"))
                .mapToLong(tensor -> tensor.getValue().elements())
                .sum();
        assertThat(result.trainedWeights()).isEqualTo(biases + 2 * base.hidden() + 2);
    }
}
