// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;

/**
 * Gradients through encoder, sites, pooling and head agree with central differences, in double precision, on packed
 * sequences of mixed lengths.
 */
class AdapterGradientTest {

    private static final float STEP = 1e-3f;
    private static final int SAMPLES = 4;

    private static BaseModel model;
    private static PackedTokens batch;

    @BeforeAll
    static void load() {
        Golden golden = Golden.named("bert-tiny");
        model = golden.load(DataType.FLOAT64);
        batch = golden.inputs();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    static Stream<AdapterConfig> kinds() {
        return Adapters.everyKind();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAgreeWithCentralDifferences(AdapterConfig config) {
        AdapterState state = Adapters.lively(config, model.info());
        SortedMap<String, double[]> gradients = gradients(state);
        assertThat(gradients.keySet()).isEqualTo(state.parameters().keySet());
        gradients.forEach((name, gradient) -> {
            int stride = Math.max(1, gradient.length / SAMPLES);
            for (int i = stride / 2; i < gradient.length; i += stride) {
                double numeric = centralDifference(state, name, i);
                assertThat(gradient[i])
                        .as(name + "[" + i + "]")
                        .isCloseTo(numeric, Offset.offset(1e-6 + 1e-4 * Math.abs(numeric)));
            }
        });
        assertThat(gradients.values())
                .allSatisfy(gradient -> assertThat(gradient).isNotEqualTo(new double[gradient.length]));
    }

    private static SortedMap<String, double[]> gradients(AdapterState state) {
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

    private static double centralDifference(AdapterState state, String name, int index) {
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

    private static double loss(AdapterState state) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope, DataType.FLOAT64)) {
            return loss(module, scope, false).getDouble();
        }
    }

    /** Cross-entropy against the second label, summed over the sequences. */
    private static NDArray loss(AdapterModule module, NDManager scope, boolean training) {
        NDArray hidden = model.encoder().encode(batch, module.sites(), scope, training);
        NDArray pooled =
                model.encoder().pool(hidden, batch, module.state().head().pooling());
        return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
    }
}
