// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

class QuestionTrainingTest {

    private static final TaskData DATA = data();

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
    void answersAreLearntByHeartAcrossWindows() {
        Recipe recipe = recipe(TrainingSamples.HOULSBY, TrainingSamples.train(60, 2e-2, 256));
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        SplitReport before = AdapterEvaluation.evaluate(base, initial, DATA, ProgressListener.none())
                .dev();
        assertThat(before.rows()).isEqualTo(8);
        // A head that knows nothing spreads its belief over the tokens of a window, 13 to 16 of them.
        assertThat(before.metrics().get("loss")).isCloseTo(Math.log(15), within(0.3));

        TaskData trainOnly = new TaskData(DATA.train(), List.of(), List.of(), List.of());
        AdapterState trained = new AdapterTraining(base, recipe, initial, trainOnly)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        SplitReport after = AdapterEvaluation.evaluate(base, trained, DATA, ProgressListener.none())
                .dev();
        assertThat(after.metrics()).containsOnlyKeys("exactMatch", "f1", "loss");
        assertThat(after.metrics().get("loss")).isLessThan(before.metrics().get("loss") / 2);
        assertThat(after.metrics().get("f1")).isGreaterThan(0.7);
    }

    @Test
    void aKeptTrunkGivesTheSameAnswers() {
        AdapterConfig upper = new Pfeiffer(8, Activation.RELU, LayerSelection.of(List.of(2)));
        Recipe anew = recipe(upper, TrainingSamples.train(3, 2e-2, 64));
        Recipe kept = anew.withTrain(anew.train().withCacheTrunk(true));
        AdapterState initial = MaskComputation.compute(base, anew, DATA, ProgressListener.none())
                .state();
        List<TrainingCurves.EpochPoint> one = new AdapterTraining(base, anew, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .curves()
                .epochs();
        List<TrainingCurves.EpochPoint> other = new AdapterTraining(base, kept, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .curves()
                .epochs();
        assertThat(other)
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-5 ? 0 : 1, Double.class)
                .isEqualTo(one);
    }

    private static Recipe recipe(AdapterConfig adapter, TrainConfig train) {
        return TrainingSamples.recipe(
                new TaskConfig(TaskKind.QUESTION_ANSWERING, 16, Optional.empty(), new AnswerSettings(6, 5)),
                adapter,
                new PruningConfig(PruningMethod.SNIP, 0.5, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL),
                train,
                7);
    }

    /** Contexts of 14 random words, of which two in a row answer a question of one word. */
    private static TaskData data() {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < 8; row++) {
            List<String> words = new ArrayList<>();
            for (int word = 0; word < 14; word++) {
                words.add("w" + (100 + random.nextInt(90)));
            }
            int at = random.nextInt(13);
            int start = words.subList(0, at).stream()
                    .mapToInt(word -> word.length() + 1)
                    .sum();
            String answer = words.get(at) + " " + words.get(at + 1);
            examples.add(new QuestionExample(
                    String.join(" ", words), "w" + (10 + row), "q" + row, List.of(new AnswerSpan(answer, start))));
        }
        return new TaskData(examples, examples, List.of(), List.of());
    }
}
