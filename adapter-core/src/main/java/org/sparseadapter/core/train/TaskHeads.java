// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeCheck;

/** The head and the dev metric of a recipe's task. */
final class TaskHeads {

    private TaskHeads() {}

    /**
     * The head of a recipe on a base model; what the recipe leaves open is the base model's default.
     *
     * @throws org.sparseadapter.core.json.FieldException when recipe, dataset and base model do not fit one another
     */
    static HeadConfig of(Recipe recipe, TaskData data, BaseModelInfo base) {
        RecipeCheck.check(recipe, base, data.kind(), data.labels());
        return new HeadConfig(
                recipe.task().kind(),
                recipe.task().pooling().orElse(base.defaultPooling()),
                data.labels(),
                recipe.train().loss().dropout(),
                recipe.task().maxTokens(),
                recipe.task().settings());
    }

    /** The metric that chooses between epochs: the promotion's, or the task's first. */
    static String metric(Recipe recipe) {
        return recipe.promote()
                .map(Promotion::metric)
                .orElseGet(() -> TaskMetrics.of(recipe.task().kind()).get(0));
    }

    /**
     * The same adapter with a head initialised from the statistics of the training split: in regression, the mean of the numbers,
     * which a bias that starts at zero would take hundreds of steps to reach.
     */
    static AdapterState informed(AdapterState initial, TaskData data) {
        return switch (initial.head().kind()) {
            case REGRESSION -> withBias(initial, (float) ScoreRows.mean(data.train()));
            case CLASSIFICATION, MULTI_LABEL, QUESTION_ANSWERING, SEQUENCE_TO_SEQUENCE -> initial;
        };
    }

    private static AdapterState withBias(AdapterState initial, float... values) {
        SortedMap<String, Parameter> parameters = new TreeMap<>(initial.parameters());
        parameters.computeIfPresent(AdapterState.HEAD_BIAS, (name, bias) -> bias.withValues(values));
        return initial.withParameters(parameters);
    }
}
