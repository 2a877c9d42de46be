// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.Optional;
import java.util.OptionalInt;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

/**
 * A builder of recipes. Immutable: every method gives a new builder, so that one can be the start of many recipes. What is
 * not said has the default of a recipe in JSON.
 *
 * <pre>{@code
 * Recipe recipe = RecipeBuilder.of(model, data, Adapters.lora(8))
 *         .pruning(PruningMethod.SNIP, 0.8)
 *         .epochs(3)
 *         .learningRate(1e-3)
 *         .build();
 * }</pre>
 */
public final class RecipeBuilder {

    private final Recipe recipe;

    private RecipeBuilder(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * The recipe of an adapter over a base model for a dataset: SNIP at 80 % sparsity, ten epochs, seed 0. Texts are cut at
     * the task's usual length, or at what the model reads.
     *
     * @param adapter the kind, from {@link Adapters} or a record's constructor
     */
    public static RecipeBuilder of(PretrainedModel model, Dataset data, AdapterConfig adapter) {
        return new RecipeBuilder(new Recipe(
                model.info().id(),
                data.ref(),
                task(data.task(), model),
                adapter,
                PruningConfig.defaults(),
                TrainConfig.DEFAULTS,
                0,
                Optional.empty()));
    }

    /**
     * A recipe in JSON, to go on from.
     *
     * @throws FieldException when it is not a recipe, naming the field
     */
    public static RecipeBuilder ofJson(String json) {
        return new RecipeBuilder(RecipeJson.read(json));
    }

    /** A recipe to go on from. */
    public static RecipeBuilder of(Recipe recipe) {
        return new RecipeBuilder(recipe);
    }

    private static TaskConfig task(TaskKind kind, PretrainedModel model) {
        TaskConfig usual = TaskConfig.defaults(kind);
        int tokens = Math.min(usual.maxTokens(), model.info().maxTokens());
        if (usual.settings() instanceof GenerationSettings writing) {
            int length = Math.min(writing.maxLength(), model.info().mostWritten());
            return new TaskConfig(
                    kind,
                    tokens,
                    usual.pooling(),
                    new GenerationSettings(
                            writing.beams(),
                            length,
                            writing.minLength(),
                            writing.noRepeatNgram(),
                            writing.lengthPenalty()));
        }
        return new TaskConfig(kind, tokens, usual.pooling(), usual.settings());
    }

    /** The recipe with another kind of adapter. */
    public RecipeBuilder adapter(AdapterConfig adapter) {
        return with(recipe.task(), adapter, recipe.seed());
    }

    /** The recipe with other task settings. */
    public RecipeBuilder task(TaskConfig task) {
        return with(task, recipe.adapter(), recipe.seed());
    }

    /** The recipe that cuts texts at so many tokens, special tokens included. */
    public RecipeBuilder maxTokens(int tokens) {
        TaskConfig task = recipe.task();
        return task(new TaskConfig(task.kind(), tokens, task.pooling(), task.settings()));
    }

    /** The recipe that pools sequences in this way; {@link Pooling#POOLER} is what BERT's classifiers elsewhere do. */
    public RecipeBuilder pooling(Pooling pooling) {
        TaskConfig task = recipe.task();
        return task(new TaskConfig(task.kind(), task.maxTokens(), Optional.of(pooling), task.settings()));
    }

    /** The recipe with another seed, from which every random choice is drawn. */
    public RecipeBuilder seed(long seed) {
        return with(recipe.task(), recipe.adapter(), seed);
    }

    /** The recipe with other pruning. */
    public RecipeBuilder pruning(PruningConfig pruning) {
        return new RecipeBuilder(recipe.withPruning(pruning));
    }

    /**
     * The recipe with weights pruned by another score.
     *
     * @param sparsity the fraction of weights removed, in [0, 1)
     */
    public RecipeBuilder pruning(PruningMethod method, double sparsity) {
        PruningConfig usual = PruningConfig.defaults();
        return pruning(new PruningConfig(
                method, sparsity, usual.scope(), usual.examples(), usual.rounds(), usual.scoreInit()));
    }

    /** The recipe of a dense adapter. */
    public RecipeBuilder dense() {
        return pruning(recipe.pruning().withSparsity(0));
    }

    /**
     * Large-Sparse: the recipe with the adapter k times as wide at a sparsity of 1 - 1/k, as many weights as before.
     *
     * @param factor k, from 2
     * @throws IllegalArgumentException when the factor is below 2
     * @throws org.sparseadapter.core.adapter.NoWidthException when the kind has no width to multiply
     */
    public RecipeBuilder largeSparse(int factor) {
        if (factor < 2) {
            throw new IllegalArgumentException("largeSparse: expected a factor from 2, found " + factor);
        }
        return adapter(recipe.adapter().widened(factor))
                .pruning(recipe.pruning().withSparsity(1 - 1.0 / factor));
    }

    /** The recipe with other training. */
    public RecipeBuilder train(TrainConfig train) {
        return new RecipeBuilder(recipe.withTrain(train));
    }

    /** The recipe with so many passes over the train split. */
    public RecipeBuilder epochs(int epochs) {
        return train(recipe.train().withEpochs(epochs));
    }

    /** The recipe with at most so many tokens in a batch, all examples together. */
    public RecipeBuilder batchTokens(int tokens) {
        return train(recipe.train().withBatchTokens(tokens));
    }

    /** The recipe with another peak of the learning rate. */
    public RecipeBuilder learningRate(double rate) {
        return train(recipe.train().withOptimiser(recipe.train().optimiser().withLearningRate(rate)));
    }

    /** The recipe that stops early, after so many epochs without a better dev metric, and keeps the best epoch's weights. */
    public RecipeBuilder patience(int epochs) {
        return train(recipe.train().withPatience(OptionalInt.of(epochs)));
    }

    /**
     * The recipe.
     *
     * @throws FieldException when a value is out of the range that recipes have for it, naming the field
     */
    public Recipe build() {
        return RecipeJson.read(RecipeJson.write(recipe));
    }

    /**
     * The recipe in its canonical JSON, with every default spelt out.
     *
     * @throws FieldException when a value is out of the range that recipes have for it, naming the field
     */
    public String toJson() {
        return RecipeJson.write(build()).toPrettyString();
    }

    private RecipeBuilder with(TaskConfig task, AdapterConfig adapter, long seed) {
        return new RecipeBuilder(new Recipe(
                recipe.base(),
                recipe.dataset(),
                task,
                adapter,
                recipe.pruning(),
                recipe.train(),
                seed,
                recipe.promote()));
    }
}
