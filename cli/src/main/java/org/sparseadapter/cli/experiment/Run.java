// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

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
    /**
     * A run and its key.
     *
     * @param baseDigest digest of the base model's weights
     * @param device its word
     */
    static Run of(LoadedDataset dataset, Cell cell, Recipe recipe, String baseDigest, String device) {
        return new Run(
                dataset, cell, recipe, RunKey.of(RunRecipes.canonical(recipe, cell.adapter()), baseDigest, device));
    }

    /** For people. */
    String title() {
        return dataset.name() + " " + cell.name() + " seed " + recipe.seed();
    }
}
