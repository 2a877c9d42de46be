// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Names;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

/**
 * Everything that determines an adapter. Immutable; its JSON form is {@link RecipeJson}'s.
 *
 * <p>{@code largeSparse: k} is resolved while reading: {@code adapter} is the widened one and the sparsity is
 * {@code 1 - 1/k}, so a reader of a recipe need not know of it.
 *
 * @param base the base model's id
 * @param dataset the labelled data
 * @param task what is learnt
 * @param adapter what is trained
 * @param pruning which of its weights are removed before training
 * @param train how it is trained
 * @param seed from which every random choice is drawn
 * @param promote when and where the result is put to work; empty for by hand
 */
public record Recipe(
        String base,
        DatasetRef dataset,
        TaskConfig task,
        AdapterConfig adapter,
        PruningConfig pruning,
        TrainConfig train,
        long seed,
        Optional<Promotion> promote) {

    public Recipe {
        Names.require("base", base);
        Objects.requireNonNull(dataset, "dataset");
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(adapter, "adapter");
        Objects.requireNonNull(pruning, "pruning");
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(promote, "promote");
        requireUsed(train, task.kind());
    }

    private static void requireUsed(TrainConfig train, TaskKind kind) {
        if (!weighsClasses(kind) && !(train.loss().classWeights() instanceof ClassWeights.Even)) {
            throw new FieldException(
                    "train." + TrainJson.CLASS_WEIGHTS, "a task of kind " + kind.word() + " has no classes to weigh");
        }
        if (!smoothsTargets(kind) && train.loss().labelSmoothing() > 0) {
            throw new FieldException(
                    "train." + TrainJson.LABEL_SMOOTHING,
                    "a task of kind " + kind.word() + " has no targets to smooth");
        }
    }

    private static boolean weighsClasses(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> true;
            case MULTI_LABEL, REGRESSION, QUESTION_ANSWERING, SEQUENCE_TO_SEQUENCE -> false;
        };
    }

    private static boolean smoothsTargets(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION, MULTI_LABEL, SEQUENCE_TO_SEQUENCE -> true;
            case REGRESSION, QUESTION_ANSWERING -> false;
        };
    }

    /** The same recipe, held to what its dataset is now. */
    public Recipe withDataset(DatasetRef pinned) {
        return new Recipe(base, pinned, task, adapter, pruning, train, seed, promote);
    }

    /** The versions that the adapter is made of, in order; none unless it is a fusion. */
    public List<PartRef> parts() {
        return adapter.parts();
    }

    /**
     * The same recipe, its fusion held to what its parts are now.
     *
     * @param pinned the same versions in the same order, with digests
     * @throws IllegalArgumentException when two of them turn out to be the same file
     */
    public Recipe withParts(List<PartRef> pinned) {
        return adapter.parts().isEmpty()
                ? this
                : new Recipe(base, dataset, task, adapter.withParts(pinned), pruning, train, seed, promote);
    }

    /** The same recipe with other training. */
    public Recipe withTrain(TrainConfig other) {
        return new Recipe(base, dataset, task, adapter, pruning, other, seed, promote);
    }

    /** The same recipe with other pruning. */
    public Recipe withPruning(PruningConfig other) {
        return new Recipe(base, dataset, task, adapter, other, train, seed, promote);
    }
}
