// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactReader;
import org.sparseadapter.core.artifact.Digests;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.recipe.DatasetRef;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeException;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.task.DatasetManifest;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.train.TrainConfig;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.basemodel.BaseModels;
import org.sparseadapter.registry.dataset.Dataset;
import org.sparseadapter.registry.version.ImportedArtifact;
import org.sparseadapter.registry.version.PinnedRecipe;

/**
 * An adapter that somebody sends, read and found to fit a base model of this platform.
 *
 * @param artifact what the file holds
 * @param base what it acts on
 * @param bytes the file
 */
record BroughtAdapter(Artifact artifact, BaseModelInfo base, byte[] bytes) {
    private static final String FIELD = "artifact";

    /** What a recipe says of training and pruning is of this platform's, and nothing is known of others'. */
    private static final Set<String> UNKNOWN = Set.of("pruning", "train", "seed");

    /**
     * Reads a file.
     *
     * @throws InvalidInputException when it is not a trained adapter for one of the base models
     */
    static BroughtAdapter read(byte[] bytes, BaseModels models) {
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
            return new BroughtAdapter(artifact, base, bytes);
        } catch (ArtifactException e) {
            throw new InvalidInputException(FIELD, e.getMessage());
        }
    }

    /** What the registry keeps of it. */
    ImportedArtifact facts() {
        AdapterState state = artifact.state();
        long weights =
                state.parameters().values().stream().mapToLong(Parameter::size).sum();
        List<MatrixDensity> densities = state.densities().stream()
                .map(density -> new MatrixDensity(density.matrix(), density.kept(), density.total()))
                .toList();
        return new ImportedArtifact(Digests.sha256(bytes), bytes.length, Float.BYTES * weights, densities, origin());
    }

    /**
     * A recipe by which it can be evaluated: the one that made it, where it was made by a platform like this, or as much of
     * one as the file tells. It promotes nothing.
     *
     * @throws InvalidInputException when no recipe could describe it
     */
    Recipe recipe(DatasetRef dataset) {
        HeadConfig head = artifact.state().head();
        try {
            Optional<Recipe> maker = maker();
            return new Recipe(
                    base.id(),
                    dataset,
                    new TaskConfig(
                            head.kind(),
                            head.maxTokens(),
                            head.kind().pools() ? Optional.of(head.pooling()) : Optional.empty(),
                            head.settings()),
                    maker.map(Recipe::adapter).orElse(artifact.state().config()),
                    maker.map(Recipe::pruning).orElse(PruningConfig.defaults()),
                    maker.map(Recipe::train).orElse(TrainConfig.DEFAULTS),
                    maker.map(Recipe::seed).orElse(0L),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(FIELD, e.getMessage());
        }
    }

    /** The pinned recipe without what nobody knows. */
    PinnedRecipe known(PinnedRecipe pinned) {
        if (maker().isPresent()) {
            return pinned;
        }
        ObjectNode json = EventJson.mapper().valueToTree(RecipeJson.write(RecipeJson.read(pinned.json())));
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
        List<String> expected = DatasetManifest.read(dataset.manifest().getBytes(StandardCharsets.UTF_8))
                .labels();
        List<String> found = artifact.state().head().labels();
        if (!found.equals(expected)) {
            throw new InvalidInputException(
                    "labels",
                    "expected those of the dataset " + dataset.name() + ", in this order: " + RecipeFit.shown(expected)
                            + ", found " + RecipeFit.shown(found));
        }
    }

    private Optional<Recipe> maker() {
        try {
            return Optional.of(RecipeJson.read(artifact.recipe())).filter(recipe -> recipe.adapter()
                    .servingForm()
                    .equals(artifact.state().config()));
        } catch (RecipeException e) {
            return Optional.empty();
        }
    }

    private String origin() {
        JsonNode format = artifact.recipe().path("imported").path("format");
        return format.isTextual() && format.textValue().matches("[a-z]{1,32}") ? format.textValue() : FIELD;
    }
}
