// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

class FullFineTuningTest {

    @Test
    void learnsByHeartWithEveryWeightOfTheBase(@TempDir Path folder) {
        TaskData data = TrainingSamples.memorised(16, 2);
        Recipe recipe =
                TrainingSamples.recipe(new HeadOnly(), PruningMethod.RANDOM, 0, TrainingSamples.train(20, 3e-3, 256));
        FineTuningResult result =
                FullFineTuning.run(TinyBert.install(folder), Device.cpu(), recipe, data, TrainingListener.none());

        List<TrainingCurves.StepPoint> steps = result.curves().steps();
        assertThat(result.report().dev().metrics().get("loss"))
                .isLessThan(steps.get(0).loss() / 2);
        // 72,224 weights of the base model, 98 of the head.
        assertThat(result.trainedWeights()).isGreaterThan(70_000);
    }
}
