// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * SNIP (Lee, Ajanthan and Torr, 2019): a weight's score is {@code |w * dL/dw|}, what the loss would change by to first
 * order if the weight were removed.
 */
public final class Snip {

    private Snip() {}

    /**
     * Scores by one gradient.
     *
     * @param weights row-major values by matrix
     */
    public static SortedMap<String, float[]> scores(Gradients gradients, SortedMap<String, float[]> weights) {
        SortedMap<String, float[]> scores = new TreeMap<>();
        gradients.at(weights).forEach((matrix, slopes) -> {
            float[] values = weights.get(matrix);
            float[] score = new float[values.length];
            for (int i = 0; i < score.length; i++) {
                score[i] = Math.abs(values[i] * slopes[i]);
            }
            scores.put(matrix, score);
        });
        return scores;
    }
}
