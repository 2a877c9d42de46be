// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.train.AdapterTraining;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.MaskResult;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingResult;
import org.sparseadapter.core.train.WorkStoppedException;

/**
 * A training run from a recipe to an artifact: mask, then training.
 *
 * @param base the base model that the recipe names
 * @param recipe held to the digest of the data
 * @param data the rows
 * @param parts the adapters of a fusion, in the order of the recipe
 */
record TrainingRun(BaseModel base, Recipe recipe, Dataset data, List<TrainedAdapter> parts) {

    TrainingRun {
        if (!recipe.base().equals(base.info().id())) {
            throw new FieldException(
                    "base", "expected " + base.info().id() + ", the model that trains, found " + recipe.base());
        }
        recipe.dataset()
                .digest()
                .filter(digest -> !digest.equals(data.digest()))
                .ifPresent(digest -> {
                    throw new FieldException(
                            "dataset", "expected the digest of the rows, " + data.digest() + ", found " + digest);
                });
        recipe = recipe.withDataset(recipe.dataset().pinned(data.digest()));
        parts = ordered(recipe.parts(), parts);
    }

    private static List<TrainedAdapter> ordered(List<PartRef> named, List<TrainedAdapter> given) {
        List<TrainedAdapter> ordered = new ArrayList<>();
        for (PartRef part : named) {
            ordered.add(given.stream()
                    .filter(adapter ->
                            part.digest().filter(adapter.digest()::equals).isPresent())
                    .findFirst()
                    .orElseThrow(() -> new FieldException(
                            "adapter.of", "expected one of the given parts by its digest, found " + part)));
        }
        return ordered;
    }

    /** Runs both stages on this thread. */
    Artifact run(TrainingListener listener) {
        List<AdapterState> states = parts.stream().map(TrainedAdapter::state).toList();
        MaskResult masked = MaskComputation.compute(base, recipe, states, data.data(), stopping(listener));
        TrainingResult result =
                new AdapterTraining(base, recipe, masked.state(), data.data()).run(listener, Optional.empty());
        if (result.stopped()) {
            throw new WorkStoppedException("training");
        }
        return new Artifact(ArtifactKind.ADAPTER, result.state(), RecipeJson.write(recipe));
    }

    private static ProgressListener stopping(TrainingListener listener) {
        return new ProgressListener() {
            @Override
            public void progress(int done, int total) {
                // Scoring is short; its listener is told of training steps alone.
            }

            @Override
            public boolean stopRequested() {
                return listener.stopRequested();
            }
        };
    }
}
