// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.sparseadapter.core.artifact.Digests;
import org.sparseadapter.core.recipe.Recipe;

/**
 * One training of the grid.
 *
 * @param dataset what is learnt
 * @param cell how
 * @param recipe the settings, the seed among them
 * @param key digest of everything that determines the result
 */
record Run(LoadedDataset dataset, Cell cell, Recipe recipe, String key) {
    /** Grows when the same recipe no longer gives the same result. */
    private static final int GENERATION = 1;

    /**
     * A run and its key.
     *
     * @param baseDigest digest of the base model's weights
     * @param device its word: devices round differently
     */
    static Run of(LoadedDataset dataset, Cell cell, Recipe recipe, String baseDigest, String device) {
        ObjectNode determining = JsonNodeFactory.instance
                .objectNode()
                .put("generation", GENERATION)
                .put("base", baseDigest)
                .put("device", device);
        ObjectNode canonical = RunRecipes.canonical(recipe, cell);
        canonical.remove("promote");
        ((ObjectNode) canonical.get("train")).remove("checkpointEvery");
        determining.set("recipe", canonical);
        return new Run(
                dataset, cell, recipe, Digests.sha256(determining.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** For people. */
    String title() {
        return dataset.name() + " " + cell.name() + " seed " + recipe.seed();
    }
}
