// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDManager;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.task.Pooling;

/** The way of an adapter's values into the engine and back. */
class AdapterModuleTest {

    private static final String DOWN = "layer.0.ffn_output.down.weight";
    private static final BaseModelInfo BASE =
            new BaseModelInfo("tiny", ModelFamily.BERT, "sha256:00", 1000, 1, 0, 4, 8, 100, 32, Pooling.MEAN, false);

    @Test
    void valuesComeBackAsTheyWentIn() {
        AdapterState state = sparse(Mask.ofIndices(8, new int[] {0, 3, 7}));
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager)) {
            assertThat(module.snapshot()).isEqualTo(state);
            assertThat(module.parameter(DOWN).toFloatArray())
                    .containsExactly(state.parameters().get(DOWN).dense());
        }
    }

    @Test
    void changedValuesComeBackWithinTheirMask() {
        AdapterState state = sparse(Mask.ofIndices(8, new int[] {0, 3, 7}));
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(state, manager).trainable()) {
            assertThat(module.parameter(DOWN).hasGradient()).isTrue();
            module.parameter(DOWN).muli(2);
            float[] before = state.parameters().get(DOWN).dense();
            float[] after = module.snapshot().parameters().get(DOWN).dense();
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isEqualTo(2 * before[i]);
            }
            assertThat(module.snapshot().densities()).isEqualTo(state.densities());
        }
    }

    @Test
    void densitiesCountWhatAMaskLeaves() {
        AdapterState state = sparse(Mask.ofIndices(8, new int[] {0, 3, 7}));
        assertThat(state.densities())
                .containsExactly(
                        new MatrixDensity(DOWN, 3, 8), new MatrixDensity("layer.0.ffn_output.up.weight", 8, 8));
    }

    @Test
    void closingReleasesEveryArray() {
        try (NDManager manager = NDManager.newBaseManager()) {
            AdapterModule module = new AdapterModule(sparse(Mask.all(8)), manager);
            assertThat(manager.getManagedArrays()).isNotEmpty();
            module.close();
            assertThat(manager.getManagedArrays()).isEmpty();
        }
    }

    @Test
    void anUnknownParameterIsNamed() {
        try (NDManager manager = NDManager.newBaseManager();
                AdapterModule module = new AdapterModule(sparse(Mask.all(8)), manager)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> module.parameter("layer.9.query.lora_a.weight"))
                    .withMessageContaining("layer.9.query.lora_a.weight");
        }
    }

    private static AdapterState sparse(Mask mask) {
        AdapterState dense = SampleAdapters.lively(new Pfeiffer(2, Activation.RELU, LayerSelection.all()), BASE);
        SortedMap<String, Parameter> parameters = new TreeMap<>(dense.parameters());
        Parameter down = parameters.get(DOWN);
        parameters.put(DOWN, SparseParameter.of(down.shape(), mask, down.dense()));
        return dense.withParameters(parameters);
    }
}
