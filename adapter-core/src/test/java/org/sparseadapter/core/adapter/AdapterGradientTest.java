// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;

/**
 * Gradients through encoder, sites, pooling and head agree with central differences, in double precision, on packed
 * sequences of mixed lengths; in an encoder-decoder through both stacks and cross-attention.
 */
class AdapterGradientTest {

    private static final float STEP = 1e-3f;
    private static final Map<String, Integer> SAMPLES = Map.of("bert-tiny", 3, "bart-tiny", 1);

    private static final Map<String, BaseModel> MODELS = new TreeMap<>();

    private BaseModel model;
    private PackedTokens batch;

    @AfterAll
    static void close() {
        MODELS.values().forEach(BaseModel::close);
        MODELS.clear();
    }

    static Stream<Arguments> kinds() {
        return Stream.of("bert-tiny", "bart-tiny")
                .flatMap(golden -> Adapters.everyKind().map(config -> Arguments.of(golden, config)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAgreeWithCentralDifferences(String name, AdapterConfig config) {
        Golden golden = Golden.named(name);
        model = MODELS.computeIfAbsent(name, missing -> golden.load(DataType.FLOAT64));
        batch = golden.inputs();
        AdapterState state = Adapters.lively(config, model.info());
        SortedMap<String, double[]> gradients = gradients(state);
        assertThat(gradients.keySet()).isEqualTo(state.parameters().keySet());
        gradients.forEach((parameter, gradient) -> {
            int stride = Math.max(1, gradient.length / SAMPLES.get(name));
            for (int i = stride / 2; i < gradient.length; i += stride) {
                double numeric = centralDifference(state, parameter, i);
                assertThat(gradient[i])
                        .as(parameter + "[" + i + "]")
                        .isCloseTo(numeric, Offset.offset(1e-6 + 1e-4 * Math.abs(numeric)));
            }
        });
        assertThat(gradients.values())
                .allSatisfy(gradient -> assertThat(gradient).isNotEqualTo(new double[gradient.length]));
    }

    private SortedMap<String, double[]> gradients(AdapterState state) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope, DataType.FLOAT64).trainable()) {
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                collector.backward(loss(module, scope, true));
            }
            SortedMap<String, double[]> gradients = new TreeMap<>();
            module.parameters()
                    .forEach((name, array) ->
                            gradients.put(name, array.getGradient().toDoubleArray()));
            return gradients;
        }
    }

    private double centralDifference(AdapterState state, String name, int index) {
        Parameter parameter = state.parameters().get(name);
        float[] above = parameter.dense();
        float[] below = parameter.dense();
        above[index] += STEP;
        below[index] -= STEP;
        // The distance that rounding left, not the one that was meant.
        double distance = (double) above[index] - below[index];
        return (loss(with(state, name, above)) - loss(with(state, name, below))) / distance;
    }

    private static AdapterState with(AdapterState state, String name, float[] values) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        parameters.put(name, parameters.get(name).withValues(values));
        return state.withParameters(parameters);
    }

    private double loss(AdapterState state) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope, DataType.FLOAT64)) {
            return loss(module, scope, false).getDouble();
        }
    }

    /** Cross-entropy against the second label, summed over the sequences. */
    private NDArray loss(AdapterModule module, NDManager scope, boolean training) {
        NDArray hidden = model.encoder().encode(batch, module.sites(), scope, training);
        NDArray pooled =
                model.encoder().pool(hidden, batch, module.state().head().pooling());
        return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
    }
}
