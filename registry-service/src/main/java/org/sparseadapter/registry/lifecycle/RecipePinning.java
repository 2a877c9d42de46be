// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.sparseadapter.core.artifact.Digests;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.basemodel.BaseModels;
import org.sparseadapter.registry.dataset.Dataset;
import org.sparseadapter.registry.dataset.DatasetRepository;
import org.sparseadapter.registry.version.PinnedRecipe;

/** Reads a recipe and ties its names to bytes, so that it means the same for ever. */
@ApplicationScoped
public class RecipePinning {
    private final BaseModels models;
    private final DatasetRepository datasets;

    RecipePinning(BaseModels models, DatasetRepository datasets) {
        this.models = models;
        this.datasets = datasets;
    }

    /**
     * Reads a recipe of a tenant.
     *
     * @throws org.sparseadapter.core.recipe.RecipeException naming the field, when it cannot be followed anywhere
     * @throws InvalidInputException naming the field, when it cannot be followed here
     */
    public PinnedRecipe pin(String tenant, String json) {
        Recipe recipe = RecipeJson.read(json);
        BaseModelInfo base = base(recipe);
        Dataset dataset = dataset(tenant, recipe.dataset());
        checkFit(recipe, base, dataset);
        Recipe pinned = recipe.withDataset(recipe.dataset().pinned(dataset.digest()));
        return new PinnedRecipe(
                canonical(pinned),
                Digests.sha256(canonical(recipe).getBytes(StandardCharsets.UTF_8)),
                base.id(),
                base.digest(),
                dataset.name(),
                dataset.digest());
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

    private static void checkFit(Recipe recipe, BaseModelInfo base, Dataset dataset) {
        if (!recipe.task().kind().name().equalsIgnoreCase(dataset.kind())) {
            throw new InvalidInputException(
                    "task.kind",
                    "the dataset is for " + dataset.kind() + ", found "
                            + recipe.task().kind().name().toLowerCase(Locale.ROOT));
        }
        if (recipe.task().maxTokens() > base.maxTokens()) {
            throw new InvalidInputException(
                    "task.maxTokens",
                    "expected at most " + base.maxTokens() + ", what the base model reads, found "
                            + recipe.task().maxTokens());
        }
    }

    private static String canonical(Recipe recipe) {
        return RecipeJson.write(recipe).toString();
    }
}
