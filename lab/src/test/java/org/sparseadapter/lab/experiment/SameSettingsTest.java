// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.recipe.RecipeJson;

class SameSettingsTest {

    private static final ObjectNode RECIPE = RecipeJson.write(
            RecipeJson.read("{\"base\": \"b\", \"dataset\": \"mood\", \"adapter\": {\"kind\": \"pfeiffer\"}}"));

    @Test
    void seedsAndWhatDeterminesNothingMayDiffer() {
        ObjectNode older = recipe(1);
        // A line of a time when recipes did not have the field yet.
        ((ObjectNode) older.get("train")).remove("cacheTrunk");
        ObjectNode newer = recipe(2);
        ((ObjectNode) newer.get("train")).put("checkpointEvery", "5s");
        assertThatCode(() -> SameSettings.require(List.of(
                        result(older, "sha256:base"),
                        result(newer, "sha256:base"),
                        SampleResults.on("gpu", result(recipe(3), "sha256:base")))))
                .doesNotThrowAnyException();
    }

    @Test
    void otherWeightsUnderTheSameNameAreNotTheSameBase() {
        assertThatThrownBy(() -> SameSettings.require(
                        List.of(result(recipe(1), "sha256:one"), result(recipe(2), "sha256:other"))))
                .isInstanceOf(GridException.class)
                .hasMessageContaining("mood pfeiffer")
                .hasMessageContaining("baseDigest")
                .hasMessageContaining("sha256:other");
    }

    private static ObjectNode recipe(long seed) {
        return RECIPE.deepCopy().put("seed", seed);
    }

    private static RunResult result(ObjectNode recipe, String base) {
        RunResult any = SampleResults.of("mood", "pfeiffer", recipe.get("seed").longValue(), 0.5);
        RunResult other = SampleResults.with("recipe", recipe, any);
        return SampleResults.with("base", TextNode.valueOf(base), other);
    }
}
