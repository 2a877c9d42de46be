// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Arrays;
import java.util.List;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.recipe.ClassWeights;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeCheck;

/**
 * The settings of a cross-entropy: label smoothing and class weights.
 *
 * @param weights how much a row of each label counts, {@code [labels]}; empty where all count alike
 * @param smoothing the share of each target's weight that is spread over all outputs, in [0, 1)
 */
record LossSettings(List<Float> weights, double smoothing) {

    LossSettings {
        weights = List.copyOf(weights);
    }

    static LossSettings plain() {
        return new LossSettings(List.of(), 0);
    }

    /**
     * A recipe's.
     *
     * @throws org.sparseadapter.core.json.FieldException when the weights given are not for the dataset's labels
     */
    static LossSettings of(Recipe recipe, TaskData data) {
        RecipeCheck.checkDataset(recipe, data.kind(), data.labels());
        return new LossSettings(
                weights(recipe.train().loss().classWeights(), data),
                recipe.train().loss().labelSmoothing());
    }

    private static List<Float> weights(ClassWeights asked, TaskData data) {
        if (asked instanceof ClassWeights.Given given) {
            return data.labels().stream()
                    .map(label -> given.byLabel().get(label).floatValue())
                    .toList();
        } else if (asked instanceof ClassWeights.Balanced) {
            return balanced(data.labels(), data.train());
        }
        return List.of();
    }

    private static List<Float> balanced(List<String> labels, List<Example> train) {
        int[] counts = new int[labels.size()];
        train.forEach(example -> example.labels().forEach(label -> counts[labels.indexOf(label)]++));
        double rows = Arrays.stream(counts).sum();
        // A label without rows is never the truth, so its weight is never used.
        return Arrays.stream(counts)
                .mapToObj(count -> count == 0 ? 1f : (float) (rows / (labels.size() * (double) count)))
                .toList();
    }
}
