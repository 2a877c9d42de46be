// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.OptimiserConfig;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

/** Recipes and made-up data for tests. */
final class TrainingSamples {

    static final AdapterConfig HOULSBY = new Houlsby(8, Activation.RELU, LayerSelection.all());
    static final AdapterConfig PFEIFFER = new Pfeiffer(8, Activation.RELU, LayerSelection.all());
    static final AdapterConfig LORA = new Lora(4, 16, Lora.DEFAULT_TARGETS, LayerSelection.all());
    static final AdapterConfig IA3 = new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all());

    static final AdapterConfig MAM = new Mam(8, 3, 8, 4, Activation.RELU, LayerSelection.all());
    static final AdapterConfig FUSION = new Fusion(List.of(PartRef.parse("one@1"), PartRef.parse("other@2")));

    private TrainingSamples() {}

    /** One of every kind that has something to prune. */
    static Stream<AdapterConfig> everyKind() {
        return Stream.of(HOULSBY, PFEIFFER, LORA, IA3, MAM, FUSION);
    }

    /** Random parts for {@link #FUSION}, none for the other kinds. */
    static List<AdapterState> parts(AdapterConfig config, BaseModel base) {
        return config.parts().isEmpty() ? List.of() : List.of(lively(HOULSBY, base), lively(PFEIFFER, base));
    }

    private static AdapterState lively(AdapterConfig config, BaseModel base) {
        AdapterState initial = MaskComputation.compute(
                        base,
                        recipe(config, PruningMethod.RANDOM, 0.5, train(1, 1e-3, 256)),
                        memorised(2, 2),
                        ProgressListener.none())
                .state();
        SortedMap<String, Parameter> values = new TreeMap<>();
        initial.parameters().forEach((name, parameter) -> {
            float[] drawn = parameter.dense();
            for (int i = 0; i < drawn.length; i++) {
                drawn[i] *= 10;
            }
            values.put(name, parameter.withValues(drawn));
        });
        return initial.withParameters(values);
    }

    static Recipe recipe(AdapterConfig adapter, PruningMethod method, double sparsity, TrainConfig train) {
        return recipe(adapter, new PruningConfig(method, sparsity, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL), train, 7);
    }

    static Recipe recipe(AdapterConfig adapter, PruningConfig pruning, TrainConfig train, long seed) {
        return recipe(new TaskConfig(TaskKind.CLASSIFICATION, 32, Optional.empty()), adapter, pruning, train, seed);
    }

    static Recipe recipe(
            TaskKind kind, AdapterConfig adapter, PruningMethod method, double sparsity, TrainConfig train) {
        return recipe(
                new TaskConfig(kind, 32, Optional.empty()),
                adapter,
                new PruningConfig(method, sparsity, Scope.GLOBAL, 16, 1, ScoreInit.NORMAL),
                train,
                7);
    }

    static Recipe recipe(TaskConfig task, AdapterConfig adapter, PruningConfig pruning, TrainConfig train, long seed) {
        return new Recipe(
                "bert-tiny",
                new DatasetRef("made-up", Optional.empty()),
                task,
                adapter,
                pruning,
                train,
                seed,
                Optional.empty());
    }

    /** Without dropout, clipped, with weight decay. */
    static TrainConfig train(int epochs, double rate, int batchTokens) {
        return train(epochs, rate, batchTokens, 0, OptionalInt.empty());
    }

    static TrainConfig train(int epochs, double rate, int batchTokens, double dropout, OptionalInt patience) {
        return new TrainConfig(
                epochs,
                batchTokens,
                OptimiserConfig.DEFAULTS.withLearningRate(rate),
                LossConfig.DEFAULTS.withDropout(dropout),
                patience,
                Duration.ofSeconds(60),
                false);
    }

    /** Random words under random labels: nothing but memory helps. Dev and test are the training split. */
    static TaskData memorised(int rows, int labels) {
        Random random = new Random(11);
        List<String> names = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            names.add("label" + label);
        }
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Optional<String> pair = row % 4 == 0 ? Optional.of(words(random)) : Optional.empty();
            examples.add(new LabelledExample(words(random), pair, names.get(row % labels)));
        }
        return new TaskData(examples, examples, examples, names);
    }

    /** Random words with random numbers around 3. Dev and test are the training split. */
    static TaskData scored(int rows) {
        Random random = new Random(13);
        List<Example> examples = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            Optional<String> pair = row % 4 == 0 ? Optional.of(words(random)) : Optional.empty();
            examples.add(new ScoredExample(words(random), pair, 3 + random.nextGaussian()));
        }
        return new TaskData(examples, examples, examples, List.of());
    }

    /** Three to ten random words. */
    static String words(Random random) {
        StringBuilder text = new StringBuilder();
        int count = 3 + random.nextInt(8);
        for (int word = 0; word < count; word++) {
            text.append(" w").append(4 + random.nextInt(195));
        }
        return text.substring(1);
    }
}
