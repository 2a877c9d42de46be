// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.List;

/** The answer to one input; its form is that of the adapter's task. */
public sealed interface Prediction
        permits LabelPrediction, MultiLabelPrediction, ValuePrediction, AnswerPrediction, TextPrediction {

    /** Whether some of the input was not read, being longer than the adapter takes. */
    boolean truncated();

    /**
     * Refuses what no model should say.
     *
     * @throws PredictionFailedException if a value is not finite
     */
    static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new PredictionFailedException("the adapter gives a score that is no number");
            }
        }
    }

    /**
     * Refuses what no model should say of a label.
     *
     * @throws PredictionFailedException if the value of a label is not finite, naming it
     */
    static void requireFinite(List<String> labels, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new PredictionFailedException(
                        "the adapter gives a score that is no number for \"" + labels.get(i) + "\"");
            }
        }
    }
}
