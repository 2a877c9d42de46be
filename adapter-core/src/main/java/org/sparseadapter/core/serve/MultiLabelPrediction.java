// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.tensor.LogitMath;

/**
 * The answer of a multi-label classifier.
 *
 * @param labels those above the adapter's threshold, the most probable first; perhaps none
 * @param scores the probability of every label, in the order of the head, each for itself: they need not add up to 1
 * @param truncated whether text was cut to the adapter's number of tokens
 */
public record MultiLabelPrediction(List<String> labels, Map<String, Float> scores, boolean truncated)
        implements Prediction {

    /** Copies the scores, keeping their order. */
    public MultiLabelPrediction {
        labels = List.copyOf(labels);
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    }

    /**
     * Sigmoid of each logit of one input.
     *
     * @param labels names of the logits
     * @param logits {@code [labels]}
     * @throws PredictionFailedException if a logit is not finite
     */
    static MultiLabelPrediction of(
            List<String> labels, float[] logits, MultiLabelSettings settings, boolean truncated) {
        Prediction.requireFinite(labels, logits);
        Map<String, Float> scores = new LinkedHashMap<>();
        for (int i = 0; i < logits.length; i++) {
            scores.put(labels.get(i), LogitMath.sigmoid(logits[i]));
        }
        List<String> given = labels.stream()
                .filter(label -> settings.gives(scores.get(label)))
                .sorted(Comparator.comparing((String label) -> -scores.get(label)))
                .toList();
        return new MultiLabelPrediction(given, scores, truncated);
    }
}
