// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterKinds;

class SpecTest {

    @Test
    void commasPartElementsAndSettings() {
        assertThat(Spec.list(List.of("houlsby,lora:rank=8,alpha=16,pfeiffer:bottleneck=48", "mam")))
                .extracting(Spec::text)
                .containsExactly("houlsby", "lora:rank=8,alpha=16", "pfeiffer:bottleneck=48", "mam");
    }

    @Test
    void everyKindOfAdapterCanBeWritten() {
        assertThat(AdapterKinds.all())
                .allSatisfy(kind -> assertThat(new Spec(kind.word()).kind()).isEqualTo(kind.word()));
    }

    @Test
    void settingsBecomeJson() {
        assertThat(new Spec("lora:rank=8,alpha=1.5,targets=query+value,layers=0+2,activation=relu").json("kind"))
                .hasToString("{\"kind\":\"lora\",\"rank\":8,\"alpha\":1.5,\"targets\":[\"query\",\"value\"],"
                        + "\"layers\":[0,2],\"activation\":\"relu\"}");
        assertThat(Spec.value("1e-3").isNumber()).isTrue();
        assertThat(Spec.value("1e+3").isNumber()).isTrue();
        assertThat(Spec.value("null").isNull()).isTrue();
    }

    @Test
    void trainingSettingsOfAKindWin() {
        TrainSettings settings =
                TrainSettings.parse(List.of("learningRate=1e-3", "full.learningRate=1e-4", "epochs=3"));
        assertThat(settings.json(new Spec("full:x=1"))).hasToString("{\"epochs\":3,\"learningRate\":1.0E-4}");
        assertThat(settings.json(new Spec("lora"))).hasToString("{\"epochs\":3,\"learningRate\":0.001}");
        assertThatThrownBy(() -> TrainSettings.parse(List.of("epochs"))).isInstanceOf(GridException.class);
    }

    @Test
    void seedsAreACountAListOrARange() {
        assertThat(Numbers.seeds(List.of("3"))).containsExactly(1L, 2L, 3L);
        assertThat(Numbers.seeds(List.of("7,11"))).containsExactly(7L, 11L);
        assertThat(Numbers.seeds(List.of("7", "11"))).containsExactly(7L, 11L);
        assertThat(Numbers.seeds(List.of("11..13,12"))).containsExactly(11L, 12L, 13L);
        assertThatThrownBy(() -> Numbers.seeds(List.of("0"))).isInstanceOf(GridException.class);
        assertThatThrownBy(() -> Numbers.seeds(List.of("x"))).isInstanceOf(GridException.class);
    }
}
