// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFamilyTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsModelTypeAndReadsItsOwnConfiguration(ModelFamily family) {
        assertThat(ModelFamily.of(family.modelType())).contains(family);
        assertThat(config(family).family()).isEqualTo(family);
        assertThat(ModelFamily.words()).contains("\"" + family.modelType() + "\"");
    }

    @Test
    void anotherWordIsNoFamily() {
        assertThat(ModelFamily.of("gpt2")).isEmpty();
        assertThat(ModelFamily.of("BERT")).isEmpty();
    }

    @Test
    void everyConfigurationIsReadByAFamily() {
        Set<Class<?>> read = Arrays.stream(ModelFamily.values())
                .map(family -> config(family).getClass())
                .collect(Collectors.toSet());
        List<Class<?>> permitted = List.of(ArchitectureConfig.class.getPermittedSubclasses());
        assertThat(permitted)
                .as("configurations that no constant of ModelFamily reads")
                .allMatch(read::contains);
    }

    /** What the configuration asks for is what the library saved, no tensor more. */
    @ParameterizedTest
    @EnumSource
    void namesExactlyTheTensorsOfItsGolden(ModelFamily family) {
        ArchitectureConfig config = config(family);
        Golden golden = Golden.of(family);
        Set<String> stored = golden.open("model.safetensors").tensors().keySet();
        config.required()
                .keySet()
                .forEach(tensor -> assertThat(config.names(tensor)).as(tensor).anyMatch(stored::contains));
        assertThat(ModelFiles.open(golden.model()).tensors()).hasSize(stored.size());
    }

    private static ArchitectureConfig config(ModelFamily family) {
        return ArchitectureConfig.read(Golden.of(family).model().config());
    }
}
