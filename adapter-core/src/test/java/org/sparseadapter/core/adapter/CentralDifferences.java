// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.sparseadapter.core.plm.BaseModel;

/** Holds the gradients of an adapter's parameters to differences of losses, in double precision. */
final class CentralDifferences {

    private static final float STEP = 1e-3f;

    private CentralDifferences() {}

    /** A loss of an adapter. */
    interface Loss {
        NDArray of(AdapterModule module, NDManager scope, boolean training);
    }

    /** Asserts it for so many values of every parameter, and that no parameter's gradient is all zeros. */
    static void assertAgree(AdapterState state, BaseModel model, int samples, Loss loss) {
        SortedMap<String, double[]> gradients = gradients(state, model, loss);
        assertThat(gradients.keySet()).isEqualTo(state.parameters().keySet());
        gradients.forEach((name, gradient) -> {
            int stride = Math.max(1, gradient.length / samples);
            for (int i = stride / 2; i < gradient.length; i += stride) {
                double numeric = centralDifference(state, name, i, model, loss);
                assertThat(gradient[i])
                        .as(name + "[" + i + "]")
                        .isCloseTo(numeric, Offset.offset(1e-6 + 1e-4 * Math.abs(numeric)));
            }
        });
        assertThat(gradients.values())
                .allSatisfy(gradient -> assertThat(gradient).isNotEqualTo(new double[gradient.length]));
    }

    private static SortedMap<String, double[]> gradients(AdapterState state, BaseModel model, Loss loss) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope, DataType.FLOAT64).trainable()) {
            try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                collector.backward(loss.of(module, scope, true));
            }
            SortedMap<String, double[]> gradients = new TreeMap<>();
            module.parameters()
                    .forEach((name, array) ->
                            gradients.put(name, array.getGradient().toDoubleArray()));
            return gradients;
        }
    }

    private static double centralDifference(AdapterState state, String name, int index, BaseModel model, Loss loss) {
        float[] above = state.parameters().get(name).dense();
        float[] below = above.clone();
        above[index] += STEP;
        below[index] -= STEP;
        // The distance that rounding left, not the one that was meant.
        double distance = (double) above[index] - below[index];
        return (value(with(state, name, above), model, loss) - value(with(state, name, below), model, loss)) / distance;
    }

    private static AdapterState with(AdapterState state, String name, float[] values) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        parameters.put(name, parameters.get(name).withValues(values));
        return state.withParameters(parameters);
    }

    private static double value(AdapterState state, BaseModel model, Loss loss) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope, DataType.FLOAT64)) {
            return loss.of(module, scope, false).getDouble();
        }
    }
}
