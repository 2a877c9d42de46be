// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.task.PooledSettings;

/**
 * Gradients through encoder, sites, pooling and head agree with central differences, in double precision, on packed
 * sequences of mixed lengths.
 */
class AdapterGradientTest {

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
        CentralDifferences.assertAgree(Adapters.lively(config, model.info()), model, 4, AdapterGradientTest::loss);
    }

    @Test
    void aHeadOfTwoLayersToo() {
        HeadConfig plain = Adapters.head();
        HeadConfig deep = new HeadConfig(
                plain.kind(),
                plain.pooling(),
                plain.labels(),
                plain.dropout(),
                plain.maxTokens(),
                new PooledSettings(2));
        AdapterConfig config = new Pfeiffer(4, Activation.TANH, LayerSelection.all());
        AdapterState state = Adapters.enlivened(AdapterInitialiser.initial(config, deep, model.info(), 7));
        assertThat(state.parameters()).containsKey(AdapterState.HEAD_INNER_WEIGHT);
        CentralDifferences.assertAgree(state, model, 4, AdapterGradientTest::loss);
    }

    /** Cross-entropy against the second label, summed over the sequences. */
    private static NDArray loss(AdapterModule module, NDManager scope, boolean training) {
        NDArray hidden = model.encoder().encode(batch, module.sites(), scope, training);
        NDArray pooled =
                model.encoder().pool(hidden, batch, module.state().head().pooling());
        return module.head(pooled).logSoftmax(1).get(":, 1").sum().neg();
    }
}
