// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.HeadLayers;
import org.sparseadapter.core.task.PooledSettings;

/**
 * Gradients through encoder, sites, pooling and head agree with central differences, in double precision, on packed
 * sequences of mixed lengths.
 */
class AdapterGradientTest {

    private static final Map<String, BaseModel> MODELS = new TreeMap<>();

    @BeforeAll
    static void load() {
        Golden.encoderNames()
                .forEach(name -> MODELS.put(name, Golden.named(name).load(DataType.FLOAT64)));
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
    void gradientsAgreeWithCentralDifferences(String name, AdapterConfig config) {
        BaseModel model = MODELS.get(name);
        CentralDifferences.assertAgree(SampleAdapters.lively(config, model.info()), model, 4, loss(name));
    }

    @ParameterizedTest
    @EnumSource
    void aHeadOfTwoLayersToo(HeadActivation activation) {
        BaseModel model = MODELS.get("bert-tiny");
        HeadConfig plain = SampleAdapters.head();
        HeadConfig deep = new HeadConfig(
                plain.kind(),
                plain.pooling(),
                plain.labels(),
                plain.dropout(),
                plain.maxTokens(),
                new PooledSettings(new HeadLayers(2, activation)));
        AdapterConfig config = new Pfeiffer(4, Activation.TANH, LayerSelection.all());
        AdapterState state = SampleAdapters.enlivened(AdapterInitialiser.initial(config, deep, model.info(), 7));
        assertThat(state.parameters()).containsKey(AdapterState.HEAD_INNER_WEIGHT);
        CentralDifferences.assertAgree(state, model, 4, loss("bert-tiny"));
    }

    /** Cross-entropy against the second label, summed over the sequences. */
    private static CentralDifferences.Loss loss(String name) {
        Encoder encoder = MODELS.get(name).encoder();
        PackedTokens batch = Golden.named(name).inputs();
        return (module, scope, training) -> {
            NDArray hidden = encoder.encode(batch, module.sites(), scope, training);
            NDArray pooled = encoder.pool(hidden, batch, module.state().head().pooling());
            return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
        };
    }
}
