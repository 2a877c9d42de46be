// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;

/** What a recipe's task asks of the head and of the dev split. */
final class TaskHeads {

    private TaskHeads() {}

    /** The head of a recipe on a base model; what the recipe leaves open is the base model's default. */
    static HeadConfig of(Recipe recipe, List<String> labels, BaseModelInfo base) {
        return new HeadConfig(
                recipe.task().kind(),
                recipe.task().pooling().orElse(base.defaultPooling()),
                labels,
                recipe.train().dropout(),
                recipe.task().maxTokens(),
                recipe.task().settings());
    }

    /** The metric that chooses between epochs: the promotion's, or the task's first. */
    static String metric(Recipe recipe) {
        return recipe.promote().map(Promotion::metric).orElseGet(() -> switch (recipe.task()
                .kind()) {
            case CLASSIFICATION -> "accuracy";
            case REGRESSION -> "pearson";
            case QUESTION_ANSWERING -> "f1";
            case SEQUENCE_TO_SEQUENCE -> "rougeL";
        });
    }
}
