// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.registry.alias.AliasRef;
import org.sparseadapter.registry.version.Version;

/** The recipe of a stored version, read back. */
final class StoredRecipe {

    private StoredRecipe() {}

    static Optional<Promotion> promotion(Version version) {
        return RecipeJson.read(version.recipe()).promote();
    }

    static AliasRef alias(Version version, Promotion promotion) {
        return new AliasRef(version.tenant(), version.adapter(), promotion.alias());
    }

    /**
     * Whether a request's recipe is the one that a version was made from. The stored recipe is read anew: a field that
     * recipes did not have when it was stored takes its default, as it does in a request that says nothing of it, so a
     * new setting does not make a repeated request another one. A name that the request does not pin means what it
     * meant then.
     */
    static boolean isAskedForBy(Version version, Recipe request) {
        Recipe stored;
        try {
            stored = RecipeJson.read(version.recipe());
        } catch (FieldException e) {
            // It was once a recipe and is none by today's rules: only the very same request can be told.
            return version.recipeDigest().equals(RecipePinning.digest(request));
        }
        return RecipePinning.digest(unpinned(stored)).equals(RecipePinning.digest(unpinned(request)))
                && allows(request.dataset().digest(), stored.dataset().digest())
                && IntStream.range(0, stored.parts().size())
                        .allMatch(i -> allows(
                                request.parts().get(i).digest(),
                                stored.parts().get(i).digest()));
    }

    private static Recipe unpinned(Recipe recipe) {
        return recipe.withDataset(new DatasetRef(recipe.dataset().name(), Optional.empty()))
                .withParts(recipe.parts().stream()
                        .map(part -> new PartRef(part.name(), part.version(), Optional.empty()))
                        .toList());
    }

    private static boolean allows(Optional<String> asked, Optional<String> held) {
        return asked.isEmpty() || asked.equals(held);
    }
}
