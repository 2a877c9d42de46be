// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterInitialiser;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DoubleModules;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.SparseParameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelSource;
import org.sparseadapter.core.prune.Grasp;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.prune.Scope;
import org.sparseadapter.core.prune.ScoreInit;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.tensor.HalfProducts;

/** GraSP through a model agrees with that model's Hessian, which is taken numerically in double precision. */
class GraspModelTest {

    private static final TaskData DATA = TrainingSamples.memorised(6, 2);
    private static final float STEP = 1e-3f;
    private static final int SAMPLED = 8;

    static Stream<AdapterConfig> smooth() {
        LayerSelection one = LayerSelection.of(List.of(1));
        return Stream.of(new Lora(1, 2, Lora.DEFAULT_TARGETS, one), new Houlsby(1, Activation.GELU, one));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void agreesWithTheNumericalHessian(AdapterConfig config, @TempDir Path folder) {
        Recipe recipe = TrainingSamples.recipe(config, PruningMethod.GRASP, 0.5, TrainingSamples.train(1, 1e-3, 64));
        try (BaseModel base = TinyBert.load(folder);
                BaseModel precise = Golden.named("bert-tiny").load(DataType.FLOAT64)) {
            AdapterState state =
                    lively(AdapterInitialiser.initial(config, TaskHeads.of(recipe, DATA, base.info()), base.info(), 7));
            TaskRows sample = TaskRows.of(base, state.head(), DATA.train(), LossSettings.plain());
            SortedMap<String, float[]> weights = new TreeMap<>();
            state.prunable().forEach((name, parameter) -> weights.put(name, parameter.dense()));

            SortedMap<String, float[]> scores =
                    Grasp.scores(new AdapterGradients(base, 64, sample, 3, ProgressListener.none()).of(state), weights);

            SortedMap<String, double[]> slopes = gradient(precise, state, sample);
            weights.forEach((name, values) -> {
                double largest = largest(scores.get(name));
                int stride = Math.max(1, values.length / SAMPLED);
                for (int i = 0; i < values.length; i += stride) {
                    double expected = values[i] * rowTimes(precise, state, sample, name, i, slopes);
                    assertThat((double) scores.get(name)[i])
                            .as(name + "[" + i + "]")
                            .isCloseTo(expected, within(0.01 * largest + 0.01 * Math.abs(expected)));
                }
            });
        }
    }

    /** Where training multiplies in bfloat16, so does scoring: the difference of gradients must outweigh its rounding. */
    @Test
    void approximateProductsLeaveMostOfTheMask(@TempDir Path folder) {
        Assumptions.assumeTrue(
                HalfProducts.fastOn(Device.cpu()), "this processor has no bfloat16 instructions: both forms are one");
        ModelSource source = TinyBert.install(folder);
        TaskData more = TrainingSamples.memorised(48, 2);
        PruningConfig pruning = new PruningConfig(PruningMethod.GRASP, 0.8, Scope.GLOBAL, 48, 1, ScoreInit.NORMAL);
        Recipe recipe = TrainingSamples.recipe(TrainingSamples.LORA, pruning, TrainingSamples.train(1, 1e-3, 512), 7);
        try (BaseModel exact = BaseModel.load(source, Device.cpu());
                BaseModel training = BaseModel.loadForTraining(source, Device.cpu())) {
            SortedMap<String, Parameter> expected = MaskComputation.compute(
                            exact, recipe, more, ProgressListener.none())
                    .state()
                    .prunable();
            SortedMap<String, Parameter> found = MaskComputation.compute(
                            training, recipe, more, ProgressListener.none())
                    .state()
                    .prunable();
            long kept = 0;
            long shared = 0;
            for (String name : expected.keySet()) {
                Mask one = ((SparseParameter) expected.get(name)).mask();
                Mask other = ((SparseParameter) found.get(name)).mask();
                kept += one.kept();
                shared += IntStream.of(one.indices()).filter(other::keeps).count();
            }
            assertThat((double) shared / kept).isGreaterThan(0.9);
        }
    }

    /** One row of the Hessian, by a central difference of gradients, times the gradient. */
    private static double rowTimes(
            BaseModel model,
            AdapterState state,
            TaskRows sample,
            String name,
            int index,
            SortedMap<String, double[]> slopes) {
        float[] above = state.parameters().get(name).dense();
        float[] below = above.clone();
        above[index] += STEP;
        below[index] -= STEP;
        double distance = (double) above[index] - below[index];
        SortedMap<String, double[]> high = gradient(model, with(state, name, above), sample);
        SortedMap<String, double[]> low = gradient(model, with(state, name, below), sample);
        return slopes.entrySet().stream()
                .mapToDouble(entry -> IntStream.range(0, entry.getValue().length)
                        .mapToDouble(i -> (high.get(entry.getKey())[i] - low.get(entry.getKey())[i])
                                / distance
                                * entry.getValue()[i])
                        .sum())
                .sum();
    }

    private static SortedMap<String, double[]> gradient(BaseModel model, AdapterState state, TaskRows sample) {
        int[] rows = IntStream.range(0, sample.size()).toArray();
        try (AdapterModule module = DoubleModules.of(state, model.manager()).trainable();
                NDManager scope = module.manager().newSubManager()) {
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(sample.bind(model, module, TrunkReuse.ONCE).loss(rows, features -> features, scope));
            }
            SortedMap<String, double[]> slopes = new TreeMap<>();
            state.prunable()
                    .keySet()
                    .forEach(name -> slopes.put(
                            name, module.parameter(name).getGradient().toDoubleArray()));
            return slopes;
        }
    }

    private static AdapterState with(AdapterState state, String name, float[] values) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        parameters.put(name, parameters.get(name).withValues(values));
        return state.withParameters(parameters);
    }

    /** No side at zero, and large enough to matter beside the frozen model. */
    private static AdapterState lively(AdapterState initial) {
        SortedMap<String, Parameter> parameters = new TreeMap<>();
        initial.parameters().forEach((name, parameter) -> {
            float[] values = AdapterInitialiser.normal(name, parameter.size(), 11);
            for (int i = 0; i < values.length; i++) {
                values[i] *= 10;
            }
            parameters.put(name, parameter.withValues(values));
        });
        return initial.withParameters(parameters);
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
