// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.ClassWeights;
import org.sparseadapter.core.recipe.LossConfig;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.task.TaskKind;

/** What a gradient still needs must outlive a garbage collection between the forward and the backward pass. */
class RecordedGradientTest {

    static Stream<AdapterConfig> kinds() {
        LayerSelection all = LayerSelection.all();
        return Stream.of(
                TrainingSamples.HOULSBY,
                new Pfeiffer(4, Activation.SILU, all),
                new Ia3(Set.of(Ia3Target.values()), all),
                TrainingSamples.LORA,
                TrainingSamples.MAM,
                TrainingSamples.FUSION);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCollectionBetweenForwardAndBackwardChangesNothing(AdapterConfig config, @TempDir Path folder) {
        Recipe recipe = TrainingSamples.recipe(config, PruningMethod.RANDOM, 0, TrainingSamples.train(1, 1e-3, 512));
        unchanged(folder, TrainingSamples.memorised(12, 2), recipe);
    }

    private static void unchanged(Path folder, TaskData data, Recipe recipe) {
        try (BaseModel base = TinyBert.load(folder)) {
            AdapterState state = lively(MaskComputation.compute(
                            base, recipe, TrainingSamples.parts(recipe.adapter(), base), data, ProgressListener.none())
                    .state());
            SortedMap<String, float[]> calm = gradients(base, recipe, state, data, () -> {});
            SortedMap<String, float[]> stirred =
                    gradients(base, recipe, state, data, RecordedGradientTest::collectAndOverwrite);
            calm.forEach((name, values) -> {
                assertThat(values).as(name).isNotEqualTo(new float[values.length]);
                assertThat(stirred.get(name)).as(name).isEqualTo(values);
            });
        }
    }

    @Test
    void norDoesOneWithWeightsAndSmoothing(@TempDir Path folder) {
        TrainConfig train =
                TrainingSamples.train(1, 1e-3, 512).withLoss(new LossConfig(0, new ClassWeights.Balanced(), 0.2));
        unchanged(
                folder,
                TrainingSamples.memorised(12, 2),
                TrainingSamples.recipe(TrainingSamples.LORA, PruningMethod.RANDOM, 0, train));
    }

    @Test
    void norDoesOneOnNumbers(@TempDir Path folder) {
        unchanged(
                folder,
                TrainingSamples.scored(12),
                TrainingSamples.recipe(
                        TaskKind.REGRESSION,
                        TrainingSamples.LORA,
                        PruningMethod.RANDOM,
                        0,
                        TrainingSamples.train(1, 1e-3, 512)));
    }

    private static SortedMap<String, float[]> gradients(
            BaseModel base, Recipe recipe, AdapterState state, TaskData data, Runnable between) {
        try (GradientLease lease = GradientLease.take();
                AdapterModule module = new AdapterModule(state, base.manager()).trainable();
                NDManager scope = module.manager().newSubManager()) {
            AdapterObjective objective = AdapterObjective.of(base, module, recipe, data, TrunkReuse.REPEATED);
            lease.backward(() -> {
                NDArray loss = objective.loss(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 0, scope);
                between.run();
                return loss;
            });
            SortedMap<String, float[]> gradients = new TreeMap<>();
            state.parameters().keySet().forEach(name -> {
                try (NDArray gradient = module.parameter(name).getGradient()) {
                    gradients.put(name, gradient.toFloatArray());
                }
            });
            return gradients;
        }
    }

    private static AdapterState lively(AdapterState state) {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        state.parameters()
                .forEach((name, parameter) -> parameters.put(
                        name, parameter.withValues(AdapterInitialiser.normal(name, parameter.size(), 3))));
        return state.withParameters(parameters);
    }

    private static void collectAndOverwrite() {
        System.gc();
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(8 + 16 * (i % 100));
            while (buffer.remaining() >= Long.BYTES) {
                buffer.putLong(-1);
            }
            taken.add(buffer);
        }
        assertThat(taken).hasSize(4000);
    }
}
