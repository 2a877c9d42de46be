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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.tensor.BackwardTape;

/** Gradients that go backward over the tape are those of the engine, which central differences vouch for. */
class AdapterTapeTest {

    private static final Map<String, BaseModel> MODELS = new TreeMap<>();

    @BeforeAll
    static void load() {
        Golden.names().forEach(name -> MODELS.put(name, Golden.named(name).load(DataType.FLOAT32)));
    }

    @AfterAll
    static void close() {
        MODELS.values().forEach(BaseModel::close);
    }

    static Stream<Arguments> kinds() {
        return MODELS.keySet().stream()
                .flatMap(name -> SampleAdapters.everyKind().map(config -> Arguments.of(name, config)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void gradientsAreThoseOfTheEngine(String name, AdapterConfig config) {
        BaseModel model = MODELS.get(name);
        AdapterState state = SampleAdapters.lively(config, model.info());
        SortedMap<String, float[]> expected = gradients(model, state, false);
        SortedMap<String, float[]> taped = gradients(model, state, true);
        assertThat(taped.keySet()).isEqualTo(expected.keySet());
        expected.forEach((parameter, gradient) -> {
            double norm = distance(gradient, new float[gradient.length]);
            assertThat(norm).as(parameter).isPositive();
            assertThat(distance(taped.get(parameter), gradient) / norm)
                    .as(parameter)
                    .isLessThan(1e-4);
        });
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.pow((double) one[i] - other[i], 2);
        }
        return Math.sqrt(sum);
    }

    private static SortedMap<String, float[]> gradients(BaseModel model, AdapterState state, boolean taped) {
        try (NDManager scope = model.manager().newSubManager();
                AdapterModule module = new AdapterModule(state, scope).trainable()) {
            if (taped) {
                overTape(model, module, scope);
            } else {
                try (GradientCollector collector = scope.getEngine().newGradientCollector()) {
                    collector.backward(loss(model, module, scope));
                }
            }
            SortedMap<String, float[]> gradients = new TreeMap<>();
            module.parameters()
                    .forEach((name, array) ->
                            gradients.put(name, array.getGradient().toFloatArray()));
            return gradients;
        }
    }

    private static void overTape(BaseModel model, AdapterModule module, NDManager scope) {
        try (BackwardTape tape = BackwardTape.open();
                GradientCollector collector = scope.getEngine().newGradientCollector()) {
            // A loss that is given up leaves nothing behind.
            loss(model, module, scope);
            tape.clear();
            collector.backward(loss(model, module, scope));
            tape.unwind();
        }
    }

    private static NDArray loss(BaseModel model, AdapterModule module, NDManager scope) {
        PackedTokens batch = Golden.named(model.info().id()).inputs();
        NDArray hidden = model.encoder().encode(batch, module.sites(), scope, true);
        NDArray pooled =
                model.encoder().pool(hidden, batch, module.state().head().pooling());
        return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
    }
}
