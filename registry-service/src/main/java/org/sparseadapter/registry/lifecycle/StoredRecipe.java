// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.util.Optional;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.registry.alias.AliasRef;
import org.sparseadapter.registry.version.Version;

/** What a stored version's recipe says about its promotion. */
final class StoredRecipe {

    private StoredRecipe() {}

    static Optional<Promotion> promotion(Version version) {
        return RecipeJson.read(version.recipe()).promote();
    }

    static AliasRef alias(Version version, Promotion promotion) {
        return new AliasRef(version.tenant(), version.adapter(), promotion.alias());
    }
}
