// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.LoraTarget;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.plm.ModelFamily;
import org.sparseadapter.core.site.Site;

/** The names of each family that has a counterpart in PEFT, held against what the transformers library saved of it. */
class PeftFamilyTest {

    static Stream<ModelFamily> exchanged() {
        return Arrays.stream(ModelFamily.values())
                .filter(family -> PeftFamily.of(family).isPresent());
    }

    @ParameterizedTest
    @MethodSource("exchanged")
    void everyTargetOfALoraHasAModuleInTheCheckpoint(ModelFamily family) {
        BaseModelInfo base = base(family);
        SortedMap<String, Site> modules = PeftFamily.of(base).modules().sites(base);
        assertThat(modules.keySet()).as("modules of " + family.title()).isSubsetOf(checkpoint(family));
        Lora every = new Lora(1, 1, Set.of(LoraTarget.values()), LayerSelection.all());
        Set<String> sites = every.parameters(base).stream()
                .map(spec -> spec.name().replaceAll("\\.lora_[ab]\\.weight$", ""))
                .collect(Collectors.toSet());
        assertThat(modules.values().stream().map(Site::path))
                .as("sites of " + family.title() + " that have a module")
                .containsAll(sites);
    }

    /** PEFT adapts every module whose name ends with a target's. */
    @ParameterizedTest
    @MethodSource("exchanged")
    void shortNamesMeanTheTargetsModulesAndNoOthers(ModelFamily family) {
        BaseModelInfo base = base(family);
        PeftFamily theirs = PeftFamily.of(base);
        theirs.targets().forEach((target, names) -> {
            Set<String> meant = new TreeSet<>();
            theirs.modules().sites(base).forEach((module, site) -> {
                if (new Lora(1, 1, Set.of(target), LayerSelection.all())
                        .parameters(base).stream().anyMatch(spec -> spec.name().startsWith(site.path() + "."))) {
                    meant.add(module);
                }
            });
            Set<String> found = checkpoint(family).stream()
                    .filter(module -> names.stream().anyMatch(name -> module.endsWith("." + name)))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).as(family.title() + "'s " + target).isEqualTo(meant);
        });
    }

    private static BaseModelInfo base(ModelFamily family) {
        return Exchanged.base(Golden.nameOf(family));
    }

    private static Set<String> checkpoint(ModelFamily family) {
        return Golden.of(family).open("model.safetensors").tensors().keySet().stream()
                .filter(tensor -> tensor.endsWith(".weight"))
                .map(tensor -> tensor.substring(0, tensor.length() - ".weight".length()))
                .map(module -> module.startsWith("model.") ? module.substring("model.".length()) : module)
                .collect(Collectors.toSet());
    }
}
