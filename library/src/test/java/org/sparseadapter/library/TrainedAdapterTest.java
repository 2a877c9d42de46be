// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionInput;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingProgressPoint;
import org.sparseadapter.core.train.WorkStoppedException;

class TrainedAdapterTest {

    private final Dataset data = TinyModels.toy();

    @TempDir
    Path folder;

    private PretrainedModel model;

    @BeforeEach
    void load() {
        model = PretrainedModel.load(TinyModels.bert(folder));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void trainingTellsItsStepsAndLearns() {
        List<TrainingProgressPoint> steps = new ArrayList<>();
        TrainedAdapter adapter = model.train(recipe(30), data, steps::add);

        assertThat(steps).hasSize(steps.get(0).steps());
        assertThat(steps.get(steps.size() - 1).loss()).isLessThan(steps.get(0).loss());
        Evaluation evaluation = adapter.evaluate(data);
        assertThat(evaluation.labels()).containsExactly("even", "odd");
        assertThat(evaluation.dev().metrics()).containsKey("macroF1");
        assertThat(evaluation.test().metrics().get("accuracy")).isEqualTo(1.0);
        assertThat(adapter.classify("w6 w8 w50").label()).isEqualTo("even");
        assertThat(adapter.densities())
                .allSatisfy(matrix -> assertThat(matrix.density()).isCloseTo(0.5, Offset.offset(0.5)));
    }

    @Test
    void theSameRecipeGivesTheSameAdapter() {
        assertThat(model.train(recipe(1), data).digest())
                .isEqualTo(model.train(recipe(1), data).digest());
    }

    @Test
    void oneTextOrManyGiveTheSamePredictions() {
        TrainedAdapter adapter = model.train(recipe(1), data);
        List<Prediction> many =
                adapter.predict(List.of(PredictionInput.of("w9 w10"), PredictionInput.of("w11", "w12")));

        assertSame(many.get(0), adapter.predict("w9 w10"));
        assertSame(many.get(1), adapter.classify("w11", "w12"));
        assertThat(adapter.predict(List.of())).isEmpty();
    }

    @Test
    void aMixedBatchAnswersAsEachAdapterAlone() {
        TrainedAdapter lora = model.train(recipe(1), data);
        TrainedAdapter bottleneck = model.train(
                RecipeBuilder.of(recipe(1)).adapter(Adapters.pfeiffer(8)).build(), data);
        TrainedAdapter prefix = model.train(
                RecipeBuilder.of(recipe(1)).adapter(Adapters.mixAndMatch(8)).build(), data);

        List<Prediction> mixed = model.predictMixed(List.of(
                AdapterInput.of(lora, "w7 w8 w9"),
                AdapterInput.of(bottleneck, "w7"),
                AdapterInput.of(prefix, "w7 w8"),
                AdapterInput.of(lora, "w20")));

        assertSame(mixed.get(0), lora.predict("w7 w8 w9"));
        assertSame(mixed.get(1), bottleneck.predict("w7"));
        assertSame(mixed.get(2), prefix.predict("w7 w8"));
        assertSame(mixed.get(3), lora.predict("w20"));
    }

    @Test
    void aSavedAdapterLoadsAsTheSame() throws Exception {
        TrainedAdapter adapter = model.train(recipe(1), data);
        Path file = folder.resolve("saved/toy.safetensors");
        adapter.save(file);

        TrainedAdapter loaded = model.loadAdapter(file);
        assertThat(loaded.digest()).isEqualTo(adapter.digest());
        assertThat(loaded.config()).isEqualTo(adapter.config());
        assertThat(loaded.labels()).isEqualTo(data.labels());
        assertThat(loaded.recipeJson()).contains(data.digest());
        assertThat(Files.size(file)).isEqualTo(adapter.bytes());
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileThatIsNoAdapterIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("no.safetensors"), "no adapter");
        assertThatThrownBy(() -> model.loadAdapter(file)).isInstanceOf(SafetensorsException.class);
    }

    @Test
    void aFusionFindsItsPartsByDigest() {
        TrainedAdapter first = model.train(
                RecipeBuilder.of(recipe(1)).adapter(Adapters.pfeiffer(8)).build(), data);
        TrainedAdapter second = model.train(
                RecipeBuilder.of(recipe(1)).adapter(Adapters.houlsby(8)).build(), data);
        Recipe recipe = RecipeBuilder.of(model, data, Adapters.fusion(List.of(first, second)))
                .epochs(1)
                .build();
        TrainedAdapter fused = model.train(recipe, data, List.of(second, first), TrainingListener.none());
        Path file = folder.resolve("fused.safetensors");
        fused.save(file);

        assertSame(model.loadAdapter(file, List.of(first, second)).predict("w7"), fused.predict("w7"));
        assertThatThrownBy(() -> model.loadAdapter(file)).isInstanceOf(ArtifactException.class);
        assertThatThrownBy(() -> model.train(recipe, data)).isInstanceOf(FieldException.class);
    }

    @Test
    void anotherKindOfTaskIsRefusedByName() {
        TrainedAdapter adapter = model.train(recipe(1), data);
        assertThatThrownBy(() -> adapter.regress("w7"))
                .isInstanceOf(TaskMismatchException.class)
                .hasMessage("expected an adapter for regression, found one for classification");
    }

    @Test
    void aRecipeIsForItsModelAndItsRows() {
        Dataset other = Dataset.of(
                "toy",
                List.of(LabelledExample.of("w5", "even"), LabelledExample.of("w6", "odd")),
                List.of(LabelledExample.of("w5", "even")),
                List.of());
        assertThatThrownBy(() -> model.train(recipe(1), other))
                .isInstanceOf(FieldException.class)
                .hasMessageStartingWith("dataset: ");
        Recipe elsewhere = RecipeBuilder.ofJson(
                        "{\"base\": \"other\", \"dataset\": \"toy\", \"adapter\": {\"kind\": \"none\"}}")
                .build();
        assertThatThrownBy(() -> model.train(elsewhere, data))
                .isInstanceOf(FieldException.class)
                .hasMessageStartingWith("base: ");
    }

    @Test
    void aListenerStopsTheRun() {
        TrainingListener first = new TrainingListener() {
            @Override
            public void progress(TrainingProgressPoint point) {
                assertThat(point.step()).isEqualTo(1);
            }

            @Override
            public boolean stopRequested() {
                return true;
            }
        };
        assertThatThrownBy(() -> model.train(RecipeBuilder.of(recipe(3)).dense().build(), data, first))
                .isInstanceOf(WorkStoppedException.class);
    }

    @Test
    void aClosedModelSaysSo() {
        TrainedAdapter adapter = model.train(recipe(1), data);
        model.close();
        model.close();
        assertThatThrownBy(() -> adapter.predict("w7"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the model bert-tiny is closed");
        assertThatThrownBy(() -> adapter.evaluate(data)).isInstanceOf(IllegalStateException.class);
        adapter.save(folder.resolve("still.safetensors"));
    }

    private Recipe recipe(int epochs) {
        return RecipeBuilder.of(model, data, Adapters.lora(4))
                .pruning(PruningMethod.SNIP, 0.5)
                .epochs(epochs)
                .learningRate(1e-2)
                .seed(7)
                .build();
    }

    private static void assertSame(Prediction one, Prediction other) {
        LabelPrediction left = (LabelPrediction) one;
        LabelPrediction right = (LabelPrediction) other;
        assertThat(left.label()).isEqualTo(right.label());
        left.scores().forEach((label, score) -> assertThat(score)
                .isCloseTo(right.scores().get(label), Offset.offset(1e-5f)));
    }
}
