// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.DenseParameter;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.task.Pooling;

/** What a stranger's file claims is held to the base model. */
class ClaimedShapesTest {

    private static final BaseModelInfo BASE = Exchanged.base("bert-tiny");
    private static final AdapterConfig EIGHT = new Pfeiffer(8, Activation.RELU, LayerSelection.all());

    @Test
    void whatFitsIsRead() {
        byte[] bytes = file(Exchanged.sparse(EIGHT, Pooling.CLS, BASE));
        assertThat(ArtifactReader.baseDigest(bytes)).isEqualTo(BASE.digest());
        assertThat(ArtifactReader.read(bytes, BASE).state().config()).isEqualTo(EIGHT);
    }

    @Test
    void largerMatricesThanTheSettingsCallForAreRefused() {
        AdapterConfig four = new Pfeiffer(4, Activation.RELU, LayerSelection.all());
        refused(claiming(four), "expected shape [4, 48], found [8, 48]");
    }

    @Test
    void matricesThatHaveNoPlaceAreRefused() {
        AdapterConfig first = new Pfeiffer(8, Activation.RELU, LayerSelection.of(List.of(0)));
        refused(claiming(first), "\"layer.1.ffn_output.down.weight\" has no place");
    }

    @Test
    void denseTensorsAreHeldToTheirShapesToo() {
        AdapterState real = Exchanged.sparse(EIGHT, Pooling.CLS, BASE);
        TreeMap<String, Parameter> more = new TreeMap<>(real.parameters());
        more.put("ballast", new DenseParameter(new long[] {1000, 1000}, new float[1_000_000]));
        refused(real.withParameters(more), "\"ballast\" has no place");
        more.remove("ballast");
        more.put("layer.0.ffn_output.up.bias", new DenseParameter(new long[] {49}, new float[49]));
        refused(real.withParameters(more), "expected shape [48], found [49]");
    }

    @Test
    void missingMatricesAreNamed() {
        refused(
                claiming(new Houlsby(8, Activation.RELU, LayerSelection.all())),
                "attention_output.down.bias\" is missing");
    }

    @Test
    void otherBaseModelsAreRefused() {
        byte[] bytes = file(Exchanged.sparse(EIGHT, Pooling.CLS, BASE));
        assertThatThrownBy(() -> ArtifactReader.read(bytes, Exchanged.base("roberta-tiny")))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("made for the base model");
    }

    private static AdapterState claiming(AdapterConfig config) {
        AdapterState real = Exchanged.sparse(EIGHT, Pooling.CLS, BASE);
        return new AdapterState(config, real.head(), BASE.digest(), real.parameters());
    }

    private static void refused(AdapterState state, String said) {
        byte[] bytes = file(state);
        assertThatThrownBy(() -> ArtifactReader.read(bytes, BASE))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining(said);
    }

    private static byte[] file(AdapterState state) {
        return ArtifactWriter.write(
                new Artifact(ArtifactKind.ADAPTER, state, JsonNodeFactory.instance.objectNode()), Precision.F32);
    }
}
