// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.recipe.Recipe;

/**
 * One training of the grid.
 *
 * @param dataset its dataset
 * @param cell its cell
 * @param recipe the settings, the seed among them
 * @param parts the runs whose adapters this one fuses, in the order of its recipe; they come before it
 * @param key digest of everything that determines the result
 */
record Run(LoadedDataset dataset, Cell cell, Recipe recipe, List<Run> parts, String key) {
    Run {
        parts = List.copyOf(parts);
    }

    /**
     * A run and its key.
     *
     * @param baseDigest digest of the base model's weights
     */
    static Run of(LoadedDataset dataset, Cell cell, Recipe recipe, List<Run> parts, String baseDigest) {
        return new Run(
                dataset,
                cell,
                recipe,
                parts,
                RunKey.of(
                        RunRecipes.canonical(recipe, cell.adapter()),
                        parts.stream().map(Run::key).toList(),
                        baseDigest));
    }

    /** The recipe as results keep it. */
    ObjectNode canonical() {
        return RunRecipes.canonical(recipe, cell.adapter());
    }

    /** The run's name for people. */
    String title() {
        return dataset.name() + " " + cell.name() + " seed " + recipe.seed();
    }
}
