// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.pruning;

import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.safetensors.Precision;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.MaskResult;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.events.Stage;
import org.sparseadapter.kit.work.ClaimedWork;
import org.sparseadapter.kit.work.WorkStage;

/** The mask stage: draws initial weights from the recipe's seed, computes the mask over them, and stores both. */
@Singleton
public final class MaskStage implements WorkStage {

    private static final Logger LOG = Logger.getLogger(MaskStage.class);

    @Override
    public Stage stage() {
        return Stage.MASK;
    }

    @Override
    public Event run(ClaimedWork work) {
        Recipe recipe = work.recipe();
        MaskResult result = MaskComputation.compute(work.base(), recipe, work.parts(), work.data(), work.listener());
        if (!result.starved().isEmpty()) {
            LOG.warnf("the mask keeps nothing of %s", result.starved());
        }
        // Training must start from the very weights that were scored: full precision.
        byte[] initial = ArtifactWriter.write(
                new Artifact(ArtifactKind.INITIAL, result.state(), RecipeJson.write(recipe)), Precision.F32);
        return new MaskComputed(
                work.item().workId(),
                work.item().version(),
                work.item().attempt(),
                work.upload(initial),
                initial.length,
                densities(result),
                work.seconds());
    }

    private static List<MatrixDensity> densities(MaskResult result) {
        return result.densities().stream()
                .map(density -> new MatrixDensity(density.matrix(), density.kept(), density.total()))
                .toList();
    }
}
