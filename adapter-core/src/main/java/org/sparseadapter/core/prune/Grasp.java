// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * GraSP (Wang, Zhang and Grosse, 2020): a weight's score is {@code w * (H g)}, with g the gradient and H the Hessian of
 * the loss with respect to the prunable weights.
 *
 * <p>Removing w moves the squared length of the gradient by {@code -2 w (H g)} to first order. So a large score is a
 * weight whose loss would slow training down, and it is kept; a negative one is a weight whose removal helps the gradient
 * flow, and it goes first. The authors score with the opposite sign and remove the largest.
 */
public final class Grasp {

    private Grasp() {}

    /**
     * Scores by three gradients: one for g, two for {@code H g}.
     *
     * @param weights row-major values by matrix
     */
    public static SortedMap<String, float[]> scores(Gradients gradients, SortedMap<String, float[]> weights) {
        SortedMap<String, float[]> flow = HessianProduct.of(gradients, weights, gradients.at(weights));
        SortedMap<String, float[]> scores = new TreeMap<>();
        flow.forEach((matrix, products) -> {
            float[] values = weights.get(matrix);
            float[] score = new float[values.length];
            for (int i = 0; i < score.length; i++) {
                score[i] = values[i] * products[i];
            }
            scores.put(matrix, score);
        });
        return scores;
    }
}
