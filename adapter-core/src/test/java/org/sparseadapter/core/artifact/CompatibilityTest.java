// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.safetensors.Safetensors;
import org.sparseadapter.core.safetensors.SafetensorsLimits;
import org.sparseadapter.core.safetensors.TensorInfo;
import org.sparseadapter.core.safetensors.TensorType;

/** What earlier versions wrote is read as before, and written again as the very same bytes. */
class CompatibilityTest {

    private static final CompatibilityFixtures FIXTURES = CompatibilityFixtures.of("0.1");

    static List<String> artifacts() {
        return FIXTURES.artifacts();
    }

    static List<String> recipes() {
        return FIXTURES.recipes();
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void anArtifactIsReadAsBefore(String name) {
        assertThat(FIXTURES.factsOf(FIXTURES.artifact(name))).isEqualTo(FIXTURES.facts(name));
    }

    @ParameterizedTest
    @MethodSource("artifacts")
    void anArtifactIsWrittenAsBefore(String name) {
        byte[] file = FIXTURES.artifact(name);
        Artifact artifact = ArtifactReader.read(file, FIXTURES::byDigest);
        assertThat(ArtifactWriter.write(artifact, precision(file))).isEqualTo(file);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aRecipeHasTheCanonicalFormThatItHad(String name) {
        String canonical = FIXTURES.canonicalRecipe(name);
        ObjectNode written = RecipeJson.write(RecipeJson.read(FIXTURES.recipe(name)));
        assertThat(written.toString()).isEqualTo(canonical);
        assertThat(RecipeJson.write(RecipeJson.read(canonical)).toString()).isEqualTo(canonical);
    }

    @Test
    void nothingIsMissing() {
        assertThat(artifacts()).hasSize(12);
        assertThat(recipes()).hasSize(15);
    }

    private static Precision precision(byte[] file) {
        Stream<TensorType> types = Safetensors.read(file, SafetensorsLimits.ARTIFACT).tensors().values().stream()
                .map(TensorInfo::type);
        return types.anyMatch(TensorType.F16::equals) ? Precision.F16 : Precision.F32;
    }
}
