// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A tenant of the demonstration.
 *
 * @param name its name
 * @param adapter the name of its adapter
 * @param dataset its dataset
 * @param versions the recipes of its adapter's versions, the first to be served at once
 */
record DemoTenant(String name, String adapter, DemoDataset dataset, List<DemoRecipe> versions) {
    /** The name of the baseline: a head alone on the frozen model. */
    String baseline() {
        return adapter + "-head-only";
    }

    /**
     * A recipe with its title in the table.
     *
     * @param title its title
     * @param recipe its JSON
     */
    record DemoRecipe(String title, ObjectNode recipe) {
        /** Whether it is made of the versions before it, which must be ready then. */
        boolean fuses() {
            return recipe.path("adapter").has("of");
        }
    }
}
