// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;

/**
 * Trains an adapter: the weights that its mask keeps, and its head.
 *
 * <p>The result is a function of recipe, initial adapter, data and base model, whether the run was interrupted or not. One
 * run at a time works in a process; a second one waits.
 */
public final class AdapterTraining {

    private final BaseModel base;
    private final Recipe recipe;
    private final AdapterState initial;
    private final TaskData data;
    private final LongSupplier nanoTime;

    /**
     * Prepares a run.
     *
     * @param initial what {@link MaskComputation} made of the same recipe
     * @throws IllegalArgumentException when these do not belong together
     */
    public AdapterTraining(BaseModel base, Recipe recipe, AdapterState initial, TaskData data) {
        this(base, recipe, initial, data, System::nanoTime);
    }

    AdapterTraining(BaseModel base, Recipe recipe, AdapterState initial, TaskData data, LongSupplier nanoTime) {
        CompatibilityCheck.check(base, initial, data);
        if (!initial.config().equals(recipe.adapter())) {
            throw new IllegalArgumentException(
                    "the initial adapter is " + initial.config() + ", the recipe's " + recipe.adapter());
        }
        if (data.train().isEmpty()) {
            throw new IllegalArgumentException("the training split is empty");
        }
        if (recipe.train().patience().isPresent() && data.dev().isEmpty()) {
            throw new IllegalArgumentException("train.patience needs a dev split, and the dataset's is empty");
        }
        this.base = base;
        this.recipe = recipe;
        this.initial = initial;
        this.data = data;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains, from the start or from a checkpoint.
     *
     * @param listener hears of every step and may stop the run
     * @param checkpoint what an earlier run of the same recipe gave its listener
     * @throws CheckpointException when the checkpoint is damaged or of another run
     * @throws TrainingException when loss or gradient are no longer finite
     */
    public TrainingResult run(TrainingListener listener, Optional<byte[]> checkpoint) {
        if (initial.parameters().isEmpty()) {
            // The bare base model with its own token head: there is nothing to train.
            return new TrainingResult(
                    initial, new RunState(TaskHeads.metric(recipe)).curves(), false, Optional.empty());
        }
        try (AdapterModule module = new AdapterModule(initial, base.manager()).trainable()) {
            TrainedWeights weights = new TrainedWeights(initial.parameters(), module::parameter);
            AdapterObjective objective = AdapterObjective.of(base, module, recipe, data, TrunkReuse.of(recipe.train()));
            TrainingLoop loop = new TrainingLoop(
                    recipe.train(),
                    recipe.seed(),
                    TaskHeads.metric(recipe),
                    CheckpointKey.of(recipe, initial, data),
                    weights,
                    objective,
                    module.manager(),
                    nanoTime);
            TrainingLoop.Ending ending = loop.run(listener, checkpoint);
            return new TrainingResult(
                    initial.withParameters(weights.chosen(ending.state())),
                    ending.state().curves(),
                    ending.checkpoint().isPresent(),
                    ending.checkpoint());
        }
    }
}
