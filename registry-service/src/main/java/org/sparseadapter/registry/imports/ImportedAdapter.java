// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.basemodel.BaseModelCatalogue;
import org.sparseadapter.registry.dataset.Dataset;
import org.sparseadapter.registry.lifecycle.RecipeFit;
import org.sparseadapter.registry.version.ImportedArtifact;
import org.sparseadapter.registry.version.PinnedRecipe;

/**
 * An adapter that was trained elsewhere: its artifact was read, and fits a base model of this platform.
 *
 * @param facts what the registry keeps of it
 * @param config its kind and size, as it is served
 * @param head its head
 * @param maker the recipe that made it, where it was made by a platform like this
 * @param base what it acts on
 */
record ImportedAdapter(
        ImportedArtifact facts, AdapterConfig config, HeadConfig head, Optional<Recipe> maker, BaseModelInfo base) {
    private static final String FIELD = "artifact";

    /** What a recipe says of training and pruning is of this platform's, and nothing is known of others'. */
    private static final Set<String> UNKNOWN = Set.of("pruning", "train", "seed");

    /**
     * Reads a file.
     *
     * @param fileDigest of the bytes
     * @throws InvalidInputException when it is not a trained adapter for one of the base models
     */
    static ImportedAdapter read(byte[] bytes, String fileDigest, BaseModelCatalogue models) {
        try {
            String digest = ArtifactReader.baseDigest(bytes);
            BaseModelInfo base = models.list().stream()
                    .filter(model -> model.digest().equals(digest))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            FIELD,
                            "was made for the base model " + digest
                                    + ", which is not here; GET /v1/base-models lists what there is"));
            Artifact artifact = ArtifactReader.read(bytes, base);
            if (artifact.kind() != ArtifactKind.ADAPTER) {
                throw new InvalidInputException(FIELD, "expected a trained adapter, found initial weights");
            }
            AdapterState state = artifact.state();
            ImportedArtifact facts = new ImportedArtifact(
                    fileDigest, bytes.length, state.denseBytes(), densities(state), origin(artifact));
            return new ImportedAdapter(facts, state.config(), state.head(), maker(artifact), base);
        } catch (SafetensorsException e) {
            throw new InvalidInputException(FIELD, e.getMessage());
        }
    }

    /**
     * A recipe by which it can be evaluated: the one that made it, where it was made by a platform like this, or as much of
     * one as the file tells. It promotes nothing.
     *
     * @throws InvalidInputException when no recipe could describe it
     */
    Recipe recipe(DatasetRef dataset) {
        try {
            Recipe recipe = new Recipe(
                    base.id(),
                    dataset,
                    new TaskConfig(
                            head.kind(),
                            head.maxTokens(),
                            head.kind().pools() ? Optional.of(head.pooling()) : Optional.empty(),
                            head.settings()),
                    maker.map(Recipe::adapter).orElse(config),
                    maker.map(Recipe::pruning).orElse(PruningConfig.defaults()),
                    maker.map(Recipe::train).orElse(TrainConfig.DEFAULTS),
                    maker.map(Recipe::seed).orElse(0L),
                    Optional.empty());
            // Workers read it as they read any other: a folded prefix, for one, is no part of a recipe.
            return RecipeJson.read(RecipeJson.write(recipe).toString());
        } catch (FieldException | IllegalArgumentException e) {
            throw new InvalidInputException(FIELD, "no recipe describes it: " + e.getMessage());
        }
    }

    /** The pinned recipe without the settings that are unknown. */
    PinnedRecipe known(PinnedRecipe pinned) {
        if (maker.isPresent()) {
            return pinned;
        }
        ObjectNode json = RecipeJson.write(RecipeJson.read(pinned.json()));
        json.remove(UNKNOWN);
        return new PinnedRecipe(
                json.toString(),
                pinned.digest(),
                pinned.base(),
                pinned.baseDigest(),
                pinned.dataset(),
                pinned.datasetDigest(),
                pinned.parts());
    }

    /**
     * Passes a dataset whose labels are the adapter's, in the same order.
     *
     * @throws InvalidInputException naming both
     */
    void requireLabels(Dataset dataset) {
        List<String> expected = RecipeFit.labels(dataset);
        List<String> found = head.labels();
        if (!found.equals(expected)) {
            throw new InvalidInputException(
                    "labels",
                    "expected those of the dataset " + dataset.name() + ", in this order: " + RecipeFit.shown(expected)
                            + ", found " + RecipeFit.shown(found));
        }
    }

    private static Optional<Recipe> maker(Artifact artifact) {
        try {
            return Optional.of(RecipeJson.read(artifact.recipe().toString())).filter(recipe -> recipe.adapter()
                    .servingForm()
                    .equals(artifact.state().config()));
        } catch (FieldException e) {
            return Optional.empty();
        }
    }

    private static List<MatrixDensity> densities(AdapterState state) {
        return state.densities().stream()
                .map(density -> new MatrixDensity(density.matrix(), density.kept(), density.total()))
                .toList();
    }

    private static String origin(Artifact artifact) {
        JsonNode format = artifact.recipe().path("imported").path("format");
        return format.isTextual() && format.textValue().matches("[a-z]{1,32}") ? format.textValue() : FIELD;
    }
}
