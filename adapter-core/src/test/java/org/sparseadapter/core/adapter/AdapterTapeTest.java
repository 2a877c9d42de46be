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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.tensor.BackwardTape;

/** Gradients that go backward over the tape are those of the engine, which central differences vouch for. */
class AdapterTapeTest {

    private static BaseModel model;
    private static PackedTokens batch;

    @BeforeAll
    static void load() {
        Golden golden = Golden.named("bert-tiny");
        model = golden.load(DataType.FLOAT32);
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
    void gradientsAreThoseOfTheEngine(AdapterConfig config) {
        AdapterState state = Adapters.lively(config, model.info());
        SortedMap<String, float[]> expected = gradients(state, false);
        SortedMap<String, float[]> taped = gradients(state, true);
        assertThat(taped.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, gradient) -> {
            double norm = distance(gradient, new float[gradient.length]);
            assertThat(norm).as(name).isPositive();
            assertThat(distance(taped.get(name), gradient) / norm).as(name).isLessThan(1e-4);
        });
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow((double) one[i] - other[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static SortedMap<String, float[]> gradients(AdapterState state, boolean taped) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope).trainable()) {
            if (taped) {
                overTape(module, scope);
            } else {
                try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                    collector.backward(loss(module, scope));
                }
            }
            SortedMap<String, float[]> gradients = new TreeMap<>();
            module.parameters()
                    .forEach((name, array) ->
                            gradients.put(name, array.getGradient().toFloatArray()));
            return gradients;
        }
    }

    private static void overTape(AdapterModule module, NDManager scope) {
        try (BackwardTape tape = BackwardTape.open();
                GradientCollector collector = scope.getEngine().newGradientCollector()) {
            // A loss that is given up leaves nothing behind.
            loss(module, scope);
            tape.clear();
            collector.backward(loss(module, scope));
            tape.unwind();
        }
    }

    private static NDArray loss(AdapterModule module, NDManager scope) {
        NDArray hidden = model.encoder().encode(batch, module.sites(), scope, true);
        NDArray pooled =
                model.encoder().pool(hidden, batch, module.state().head().pooling());
        return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
    }
}
