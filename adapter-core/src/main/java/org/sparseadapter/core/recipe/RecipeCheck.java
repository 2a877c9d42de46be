// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.List;
import java.util.TreeSet;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.plm.TaskSupport;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** The checks of a recipe against the base model and the dataset that it names, as far as they need no computing. */
public final class RecipeCheck {

    private RecipeCheck() {}

    /**
     * Passes a recipe that fits a dataset and a base model.
     *
     * @throws FieldException naming the recipe's field, what was expected and what was found
     */
    public static void check(Recipe recipe, BaseModelInfo base, TaskKind kind, List<String> labels) {
        checkDataset(recipe, kind, labels);
        TaskSupport.requireLength(recipe.task().maxTokens(), base);
        TaskSupport.require(recipe.task().kind(), recipe.task().settings(), base);
    }

    /**
     * Passes a recipe that fits a dataset.
     *
     * @param kind the task that the dataset is for
     * @param labels its labels
     * @throws FieldException naming the recipe's field, what was expected and what was found
     */
    public static void checkDataset(Recipe recipe, TaskKind kind, List<String> labels) {
        if (recipe.task().kind() != kind) {
            throw new FieldException(
                    "task.kind",
                    "the dataset is for " + kind.word() + ", found "
                            + recipe.task().kind().word());
        }
        if (recipe.train().loss().classWeights() instanceof ClassWeights.Given given
                && !given.byLabel().keySet().equals(new TreeSet<>(labels))) {
            throw new FieldException(
                    "train." + TrainJson.CLASS_WEIGHTS,
                    "expected a weight for each of the dataset's labels, " + Quoted.list(labels)
                            + ", found weights for "
                            + Quoted.list(given.byLabel().keySet()));
        }
        recipe.promote()
                .flatMap(promotion -> TaskMetrics.whyUndefined(kind, promotion.metric(), labels.size()))
                .ifPresent(reason -> {
                    throw new FieldException("promote.metric", reason);
                });
    }
}
