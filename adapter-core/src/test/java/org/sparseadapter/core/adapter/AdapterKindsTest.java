// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.artifact.Exchanged;
import org.sparseadapter.core.plm.BaseModelInfo;

/** Every kind of adapter is complete: what is forgotten of a new one is named here. */
class AdapterKindsTest {

    private static final BaseModelInfo BASE = Exchanged.base("bert-tiny");

    static List<AdapterConfig> samples() {
        return Stream.concat(SampleAdapters.everyKind(), SampleAdapters.otherSettings())
                .toList();
    }

    static List<AdapterKind<?>> kinds() {
        return AdapterKinds.all();
    }

    @Test
    void everyConfigurationHasAKind() {
        List<String> forgotten = configurations(AdapterConfig.class)
                .filter(type -> AdapterKinds.all().stream()
                        .noneMatch(kind -> kind.type().equals(type)))
                .map(Class::getSimpleName)
                .toList();
        assertThat(forgotten)
                .as("permitted by AdapterConfig, but missing in the table AdapterKinds")
                .isEmpty();
    }

    private static Stream<Class<?>> configurations(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(AdapterKindsTest::configurations)
                : Stream.of(type);
    }

    @Test
    void everyKindHasAWordAndATypeOfItsOwn() {
        assertThat(AdapterKinds.all()).extracting(AdapterKind::word).doesNotHaveDuplicates();
        assertThat(AdapterKinds.all().stream().map(AdapterKind::type)).doesNotHaveDuplicates();
    }

    @Test
    void everyKindHasASample() {
        KindCoverage.require(
                "SampleAdapters.everyKind", SampleAdapters.everyKind().toList());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSamplesHoldTwoValuesOfEveryField(AdapterKind<?> kind) {
        List<ObjectNode> written = samples().stream()
                .filter(kind.type()::isInstance)
                .map(AdapterJson::write)
                .toList();
        List<String> alike = kind.fields().stream()
                .filter(field -> written.stream()
                                .map(json -> json.path(field))
                                .distinct()
                                .count()
                        < 2)
                .toList();
        assertThat(alike)
                .as("fields of " + kind.word()
                        + " that all samples in SampleAdapters.everyKind and otherSettings write alike")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsWrittenWithItsFieldsAndReadBack(AdapterConfig config) {
        ObjectNode json = AdapterJson.write(config);
        List<String> fields = new ArrayList<>();
        json.fieldNames().forEachRemaining(fields::add);
        List<String> known = new ArrayList<>(AdapterKinds.of(config).fields());
        known.add(0, "kind");
        known.retainAll(new HashSet<>(fields));
        assertThat(fields).isEqualTo(known);
        assertThat(AdapterJson.read(json, "adapter")).isEqualTo(config);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleHasTheWeightsThatItsKindSays(AdapterConfig config) {
        List<AdapterConfig> parts = SampleAdapters.parts(config, BASE).stream()
                .map(AdapterState::config)
                .toList();
        List<ParameterSpec> specs = config.parameters(BASE, parts);
        assertThat(specs.stream().anyMatch(ParameterSpec::isPrunable))
                .isEqualTo(AdapterKinds.of(config).hasWeights());
        // Masks are kept by matrix, so what can be pruned must be one.
        assertThat(specs.stream().filter(ParameterSpec::isPrunable))
                .allSatisfy(spec -> assertThat(spec.shape()).as(spec.name()).hasSize(2));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsWidenedOrSaysThatItCannotBe(AdapterConfig config) {
        if (config.width().isPresent()) {
            assertThat(config.widened(3).width()).hasValue(3 * config.width().getAsInt());
        } else {
            assertThatThrownBy(() -> config.widened(3))
                    .isInstanceOf(NoWidthException.class)
                    .hasMessage("an adapter of kind " + config.kind() + " has no width to multiply");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theDocumentsNameIt(AdapterKind<?> kind) {
        KindDocuments documents = KindDocuments.open();
        assertThat(documents.gaps(kind)).as("of the kind " + kind.word()).isEmpty();
    }

    @Test
    void theHowToSaysWhichKindsHaveNoWidth() {
        Set<String> without = samples().stream()
                .filter(config -> config.width().isEmpty())
                .map(AdapterConfig::kind)
                .collect(Collectors.toSet());
        assertThat(KindDocuments.open().withoutWidth())
                .as("kinds that docs/how-to.md excepts from pruning.largeSparse")
                .containsExactlyInAnyOrderElementsOf(without);
    }
}
