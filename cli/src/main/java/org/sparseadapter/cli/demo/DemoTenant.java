// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A tenant of the demonstration.
 *
 * @param name its name
 * @param adapter what it calls its adapter
 * @param dataset the data that it brings
 * @param versions the recipes of its adapter's versions, the first to be served at once
 */
record DemoTenant(String name, String adapter, DemoDataset dataset, List<DemoRecipe> versions) {
    /** The adapter without adapter: a head on the frozen model, for comparison. */
    String baseline() {
        return adapter + "-head-only";
    }

    /**
     * A recipe with what the table calls it.
     *
     * @param title for people
     * @param recipe for the registry
     */
    record DemoRecipe(String title, ObjectNode recipe) {
        /** Whether it is made of the versions before it, which must be ready then. */
        boolean fuses() {
            return recipe.path("adapter").has("of");
        }
    }
}
