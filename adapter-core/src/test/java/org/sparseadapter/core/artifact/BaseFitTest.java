// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.task.Pooling;

class BaseFitTest {

    private static final AdapterState STATE =
            SampleArtifacts.artifact(4, 16, 0.5, false, 1).state();

    @Test
    void anAdapterFitsItsBase() {
        assertThat(BaseFit.require(STATE, base(SampleArtifacts.BASE, 16))).isSameAs(STATE);
    }

    @Test
    void anotherBaseIsRefused() {
        String other = SampleArtifacts.BASE.replace('a', 'c');
        assertThatThrownBy(() -> BaseFit.require(STATE, base(other, 16)))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("made for the base model " + SampleArtifacts.BASE + ", found tiny, " + other);
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> BaseFit.require(STATE, base(SampleArtifacts.BASE, 32)))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("expected shape [2, 32], found [2, 16]");
    }

    @Test
    void tensorsWithoutAPlaceAndPlacesWithoutATensorAreRefused() {
        SortedMap<String, Parameter> more = new TreeMap<>(STATE.parameters());
        more.put("layer.1.ffn_output.up.bias", more.get("layer.0.ffn_output.up.bias"));
        assertThatThrownBy(() -> BaseFit.require(STATE.withParameters(more), base(SampleArtifacts.BASE, 16)))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("tensor \"layer.1.ffn_output.up.bias\" has no place in this adapter");
        SortedMap<String, Parameter> less = new TreeMap<>(STATE.parameters());
        less.remove("layer.0.ffn_output.up.bias");
        assertThatThrownBy(() -> BaseFit.require(STATE.withParameters(less), base(SampleArtifacts.BASE, 16)))
                .isInstanceOf(SafetensorsException.class)
                .hasMessage("tensor \"layer.0.ffn_output.up.bias\" is missing");
    }

    private static BaseModelInfo base(String digest, int hidden) {
        return new BaseModelInfo(
                "tiny", ModelFamily.BERT, digest, 1_000, 1, 0, hidden, 4 * hidden, 100, 64, Pooling.MEAN, false);
    }
}
