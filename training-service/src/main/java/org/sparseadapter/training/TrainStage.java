// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.artifact.Artifact;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.core.artifact.ArtifactWriter;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.train.AdapterTraining;
import org.sparseadapter.core.train.CheckpointException;
import org.sparseadapter.core.train.TrainingResult;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.Stage;
import org.sparseadapter.kit.work.ClaimedWork;
import org.sparseadapter.kit.work.WorkStage;

/**
 * The training stage: trains the weights that the mask keeps, from an earlier attempt's checkpoint if there is one, and
 * stores the artifact.
 */
@Singleton
public final class TrainStage implements WorkStage {

    private static final Logger LOG = Logger.getLogger(TrainStage.class);

    private final TrainingSettings settings;

    TrainStage(TrainingSettings settings) {
        this.settings = settings;
    }

    @Override
    public Stage stage() {
        return Stage.TRAIN;
    }

    @Override
    public Event run(ClaimedWork work) {
        Recipe recipe = work.recipe();
        AdapterTraining training = new AdapterTraining(work.base(), recipe, initial(work), work.data());
        TrainingReporter reporter = new TrainingReporter(work, recipe);
        TrainingResult result = train(training, reporter, work.checkpoint());
        if (result.stopped()) {
            result.checkpoint().ifPresent(work::saveCheckpoint);
            throw work.stopped();
        }
        Artifact trained = new Artifact(ArtifactKind.ADAPTER, result.state(), RecipeJson.write(recipe));
        byte[] artifact = ArtifactWriter.write(trained, settings.precision());
        return new AdapterTrained(
                work.item().workId(),
                work.item().version(),
                work.item().attempt(),
                work.upload(artifact),
                artifact.length,
                trained.state().denseBytes(),
                work.upload(result.curves().toJson().toString().getBytes(StandardCharsets.UTF_8)),
                reporter.steps(),
                FinalLoss.of(result.curves()),
                reporter.examplesPerSecond(),
                work.device(),
                work.seconds());
    }

    private static TrainingResult train(
            AdapterTraining training, TrainingReporter reporter, Optional<byte[]> checkpoint) {
        try {
            return training.run(reporter, checkpoint);
        } catch (CheckpointException e) {
            if (checkpoint.isEmpty()) {
                throw e;
            }
            LOG.warnf("beginning anew: %s", e.getMessage());
            return training.run(reporter, Optional.empty());
        }
    }

    private static AdapterState initial(ClaimedWork work) {
        String digest = work.item()
                .initialDigest()
                .orElseThrow(() -> new IllegalArgumentException("initialDigest: training needs initial weights"));
        return work.artifact(digest).state();
    }
}
