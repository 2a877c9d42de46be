// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.MiniLm;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;

/** The whole way on the pretrained model: a few steps on a few sentences, and its answers are right. */
@Tag("slow")
class MiniLmTrainingTest {

    private static final List<String> FOOD = List.of(
            "The soup was delicious.",
            "I baked bread this morning.",
            "She ordered pasta with cheese.",
            "Ripe mangoes taste sweet.");
    private static final List<String> WEATHER = List.of(
            "It will rain tomorrow.",
            "The storm brought strong winds.",
            "Snow covered the hills.",
            "A sunny day with few clouds.");

    @Test
    void aFewStepsAreEnoughForAnEasyTask() {
        List<Example> examples = new ArrayList<>();
        FOOD.forEach(text -> examples.add(new LabelledExample(text, Optional.empty(), "food")));
        WEATHER.forEach(text -> examples.add(new LabelledExample(text, Optional.empty(), "weather")));
        List<Example> unseen = List.of(
                new LabelledExample("We had rice and fish for lunch.", Optional.empty(), "food"),
                new LabelledExample("Fog and drizzle all afternoon.", Optional.empty(), "weather"));
        TaskData data = new TaskData(examples, unseen, unseen, List.of("food", "weather"));
        Recipe recipe = TrainingSamples.recipe(
                TrainingSamples.LORA, PruningMethod.SNIP, 0.8, TrainingSamples.train(12, 5e-3, 256));
        BaseModel base = MiniLm.shared();

        AdapterState initial = MaskComputation.compute(base, recipe, data, ProgressListener.none())
                .state();
        TrainingResult result =
                new AdapterTraining(base, recipe, initial, data).run(TrainingListener.none(), Optional.empty());

        List<TrainingCurves.StepPoint> steps = result.curves().steps();
        assertThat(steps.get(steps.size() - 1).loss()).isLessThan(steps.get(0).loss() / 2);
        assertThat(AdapterEvaluation.evaluate(base, result.state(), data, ProgressListener.none())
                        .test()
                        .metrics())
                .containsEntry("accuracy", 1.0);
    }
}
