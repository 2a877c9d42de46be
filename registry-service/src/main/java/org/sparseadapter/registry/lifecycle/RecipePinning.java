// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.basemodel.BaseModelCatalogue;
import org.sparseadapter.registry.dataset.Dataset;
import org.sparseadapter.registry.dataset.DatasetRepository;
import org.sparseadapter.registry.version.PinnedPart;
import org.sparseadapter.registry.version.PinnedRecipe;

/** Ties the names in a recipe to bytes, so that it means the same for ever. */
@ApplicationScoped
public class RecipePinning {
    private final BaseModelCatalogue models;
    private final DatasetRepository datasets;
    private final FusionPartLookup parts;

    RecipePinning(BaseModelCatalogue models, DatasetRepository datasets, FusionPartLookup parts) {
        this.models = models;
        this.datasets = datasets;
        this.parts = parts;
    }

    /**
     * The digest that tells a recipe from another one: the digest of its canonical form as it was asked for, nothing pinned.
     */
    static String digest(Recipe recipe) {
        return Digests.sha256(canonical(recipe).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Pins a recipe of a tenant; the adapters that a fusion names are locked.
     *
     * @throws InvalidInputException naming the field, when it cannot be followed here
     */
    public PinnedRecipe pin(String tenant, Recipe recipe) {
        BaseModelInfo base = base(recipe);
        Dataset dataset = dataset(tenant, recipe.dataset());
        RecipeFit.check(recipe, base, dataset);
        List<PinnedPart> used = parts.find(tenant, recipe, base);
        Recipe pinned = recipe.withDataset(recipe.dataset().pinned(dataset.digest()))
                .withParts(IntStream.range(0, used.size())
                        .mapToObj(i -> recipe.parts().get(i).pinned(used.get(i).digest()))
                        .toList());
        String json = canonical(pinned);
        if (json.length() > RecipeJson.MOST_CHARACTERS) {
            // A later reader would refuse it.
            throw new InvalidInputException(
                    "recipe",
                    "expected at most " + RecipeJson.MOST_CHARACTERS
                            + " characters with every default written out, found " + json.length());
        }
        return new PinnedRecipe(json, digest(recipe), base.id(), base.digest(), dataset.name(), dataset.digest(), used);
    }

    private BaseModelInfo base(Recipe recipe) {
        return models.find(recipe.base())
                .orElseThrow(() -> new InvalidInputException(
                        "base",
                        "there is no base model \"" + recipe.base() + "\"; GET /v1/base-models lists what there is"));
    }

    private Dataset dataset(String tenant, DatasetRef ref) {
        Optional<Dataset> found = datasets.held(tenant, ref.name(), ref.digest());
        return found.orElseThrow(() -> new InvalidInputException(
                "dataset", "there is no dataset \"" + ref + "\"; upload its splits and seal it first"));
    }

    private static String canonical(Recipe recipe) {
        return RecipeJson.write(recipe).toString();
    }
}
