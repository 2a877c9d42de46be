// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a classifier.
 *
 * @param label the most probable label
 * @param scores the probability of every label, in the order of the head; they add up to 1
 * @param truncated whether text was cut to the adapter's number of tokens
 */
public record LabelPrediction(String label, Map<String, Float> scores, boolean truncated) implements Prediction {

    /** Copies the scores, keeping their order. */
    public LabelPrediction {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * Softmax over the logits of one input.
     *
     * @param labels names of the logits
     * @param logits {@code [labels]}
     * @throws PredictionFailedException if a logit is not finite
     */
    static LabelPrediction of(List<String> labels, float[] logits, boolean truncated) {
        double largest = Double.NEGATIVE_INFINITY;
        int best = 0;
        for (int i = 0; i < logits.length; i++) {
            if (!Float.isFinite(logits[i])) {
                throw new PredictionFailedException(
                        "the adapter gives a score that is no number for \"" + labels.get(i) + "\"");
            }
            if (logits[i] > largest) {
                largest = logits[i];
                best = i;
            }
        }
        double sum = 0;
        double[] powers = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            // Subtracting the largest logit changes no quotient and keeps every power at 1 or below.
            powers[i] = Math.exp(logits[i] - largest);
            sum += powers[i];
        }
        Map<String, Float> scores = new LinkedHashMap<>();
        for (int i = 0; i < logits.length; i++) {
            scores.put(labels.get(i), (float) (powers[i] / sum));
        }
        return new LabelPrediction(labels.get(best), scores, truncated);
    }
}
