// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.ClassWeights;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.serve.MultiLabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.serve.ServingEngine;
import org.sparseadapter.core.serve.ServingListener;
import org.sparseadapter.core.serve.ServingSettings;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

class MultiLabelTrainingTest {

    private static final List<String> LABELS = List.of("a", "b", "c");
    private static final TaskData DATA = memorised(16);
    private static final TaskData TRAIN_ONLY = new TaskData(DATA.train(), List.of(), List.of(), LABELS);

    private static BaseModel base;
    private static ServingEngine serving;

    @BeforeAll
    static void load(@TempDir Path folder) {
        base = TinyBert.load(folder);
        serving = new ServingEngine(ServingSettings.defaults(), ServingListener.none(), Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        serving.close();
        base.close();
    }

    @ParameterizedTest
    @EnumSource
    void setsAreLearntByHeartUnderEveryPrunerSavedAndServed(PruningMethod method) {
        Recipe recipe = recipe(method, 0.8, TrainingSamples.train(60, 2e-2, 256));
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        AdapterState trained = new AdapterTraining(base, recipe, initial, TRAIN_ONLY)
                .run(TrainingListener.none(), Optional.empty())
                .state();
        SplitReport before = report(initial);
        SplitReport after = report(trained);
        assertThat(after.metrics()).containsOnlyKeys("microF1", "macroF1", "subsetAccuracy", "loss");
        assertThat(after.metrics().get("loss")).isLessThan(before.metrics().get("loss") / 2);
        assertThat(after.metrics().get("microF1"))
                .isGreaterThan(0.9)
                .isGreaterThan(after.baseline().get("microF1"));
        assertThat(after.confusion()).isEmpty();

        byte[] file = ArtifactWriter.write(
                new Artifact(ArtifactKind.ADAPTER, trained, RecipeJson.write(recipe)), Precision.F32);
        assertThat(ArtifactReader.read(file).state()).isEqualTo(trained);
        assertServes(ServedAdapter.of(file, base, digest -> Optional.empty()), after);
    }

    /** What requests get has the exact sets that were measured, and the measured loss. */
    private static void assertServes(ServedAdapter adapter, SplitReport report) {
        List<PredictionInput> inputs = new ArrayList<>();
        rows().forEach(row -> inputs.add(new PredictionInput(row.text(), row.pair())));
        List<Prediction> answers = serving.predict("tenant", adapter, inputs).join();
        double exact = 0;
        double loss = 0;
        for (int i = 0; i < answers.size(); i++) {
            MultiLabelPrediction answer = (MultiLabelPrediction) answers.get(i);
            List<String> truth = rows().get(i).labels();
            assertThat(answer.scores().keySet()).containsExactlyElementsOf(LABELS);
            assertThat(answer.labels()).allMatch(label -> answer.scores().get(label) > 0.5);
            exact += answer.labels().stream().sorted().toList().equals(truth) ? 1 : 0;
            for (String label : LABELS) {
                double p = answer.scores().get(label);
                loss -= Math.log(truth.contains(label) ? p : 1 - p) / LABELS.size();
            }
        }
        assertThat(exact / answers.size()).isEqualTo(report.metrics().get("subsetAccuracy"));
        assertThat(loss / answers.size()).isCloseTo(report.metrics().get("loss"), within(1e-4));
    }

    @Test
    void theThresholdDecidesWhatIsGivenAndMeasured() {
        Recipe recipe = recipe(PruningMethod.RANDOM, 0.5, TrainingSamples.train(1, 1e-3, 256));
        AdapterState low = initial(recipe, 1e-6);
        AdapterState high = initial(recipe, 1 - 1e-6);
        assertThat(report(low).metrics().get("microF1")).isGreaterThan(0.4);
        assertThat(report(high).metrics().get("microF1")).isZero();
        assertThat(report(high).metrics().get("loss"))
                .isEqualTo(report(low).metrics().get("loss"));
    }

    @Test
    void theDevMetricIsMicroF1UnlessThePromotionSaysAnother() {
        TrainConfig train = TrainingSamples.train(1, 1e-3, 256);
        assertThat(curves(recipe(PruningMethod.RANDOM, 0, train)).metric()).isEqualTo("microF1");
        Recipe plain = recipe(PruningMethod.RANDOM, 0, train);
        TrainingCurves curves = curves(new Recipe(
                plain.base(),
                plain.dataset(),
                plain.task(),
                new HeadOnly(),
                plain.pruning(),
                train,
                7,
                Optional.of(new Promotion("live", "macroF1", OptionalDouble.of(0.5), OptionalDouble.empty()))));
        assertThat(curves.metric()).isEqualTo("macroF1");
        assertThat(curves.epochs().get(0).devMetric()).isPresent();
    }

    @Test
    void targetsAreSmoothedAndClassesNotWeighed() {
        TrainConfig train = TrainingSamples.train(1, 1e-3, 256);
        assertThat(curves(recipe(
                                PruningMethod.RANDOM,
                                0,
                                train.withLoss(new LossConfig(0, new ClassWeights.Even(), 0.2))))
                        .steps())
                .isNotEmpty();
        for (ClassWeights weights : List.of(new ClassWeights.Balanced(), new ClassWeights.Given(new TreeMap<>()))) {
            assertThatThrownBy(() -> recipe(PruningMethod.RANDOM, 0, train.withLoss(new LossConfig(0, weights, 0))))
                    .isInstanceOf(FieldException.class)
                    .hasMessage("train.classWeights: a task of kind multi_label has no classes to weigh");
        }
    }

    private static TrainingCurves curves(Recipe recipe) {
        AdapterState initial = MaskComputation.compute(base, recipe, DATA, ProgressListener.none())
                .state();
        return new AdapterTraining(base, recipe, initial, DATA)
                .run(TrainingListener.none(), Optional.empty())
                .curves();
    }

    private static AdapterState initial(Recipe recipe, double threshold) {
        Recipe other = new Recipe(
                recipe.base(),
                recipe.dataset(),
                new TaskConfig(TaskKind.MULTI_LABEL, 32, Optional.empty(), new MultiLabelSettings(1, threshold)),
                recipe.adapter(),
                recipe.pruning(),
                recipe.train(),
                recipe.seed(),
                recipe.promote());
        return MaskComputation.compute(base, other, DATA, ProgressListener.none())
                .state();
    }

    private static SplitReport report(AdapterState state) {
        EvaluationReport report = AdapterEvaluation.evaluate(base, state, DATA, ProgressListener.none());
        assertThat(report.kind()).isEqualTo(TaskKind.MULTI_LABEL);
        assertThat(report.labels()).isEqualTo(LABELS);
        assertThat(EvaluationReport.fromJson(report.toJson())).isEqualTo(report);
        return report.dev();
    }

    private static Recipe recipe(PruningMethod method, double sparsity, TrainConfig train) {
        PruningConfig pruning = TrainingSamples.recipe(TrainingSamples.HOULSBY, method, sparsity, train)
                .pruning();
        return TrainingSamples.recipe(
                new TaskConfig(TaskKind.MULTI_LABEL, 32, Optional.empty()), TrainingSamples.HOULSBY, pruning, train, 7);
    }

    private static List<MultiLabelExample> rows() {
        return DATA.train().stream().map(MultiLabelExample.class::cast).toList();
    }

    /** Random words under every set of labels in turn: nothing but memory helps. */
    private static TaskData memorised(int rows) {
        Random random = new Random(17);
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> labels = new ArrayList<>();
            for (int label = 0; label < LABELS.size(); label++) {
                if ((row >> label & 1) == 1) {
                    labels.add(LABELS.get(label));
                }
            }
            Optional<String> pair = row % 4 == 0 ? Optional.of(TrainingSamples.words(random)) : Optional.empty();
            examples.add(new MultiLabelExample(TrainingSamples.words(random), pair, labels));
        }
        return new TaskData(examples, examples, examples, LABELS);
    }
}
