// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.tensor.LogitMath;

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
        Prediction.requireFinite(labels, logits);
        double[] probabilities = LogitMath.softmax(logits);
        Map<String, Float> scores = new LinkedHashMap<>();
        for (int i = 0; i < logits.length; i++) {
            scores.put(labels.get(i), (float) probabilities[i]);
        }
        return new LabelPrediction(labels.get(LogitMath.largest(logits, 0, logits.length)), scores, truncated);
    }
}
