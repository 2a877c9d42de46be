// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.adapterhub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFamily;

class HubFamilyTest {

    static Stream<ModelFamily> exchanged() {
        return Arrays.stream(ModelFamily.values())
                .filter(family -> HubFamily.of(family).isPresent());
    }

    @ParameterizedTest
    @MethodSource("exchanged")
    void everyParameterOfABottleneckHasAName(ModelFamily family) {
        BaseModelInfo base = Exchanged.base(Golden.nameOf(family));
        Set<String> own = new Houlsby(2, Activation.RELU, LayerSelection.all())
                .parameters(base).stream().map(spec -> spec.name()).collect(Collectors.toSet());
        assertThat(HubFamily.of(base).parameters(base, "a").values())
                .as("parameters of a bottleneck on " + family.title())
                .containsExactlyInAnyOrderElementsOf(own);
    }
}
