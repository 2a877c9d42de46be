// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/**
 * The answer of a regression.
 *
 * @param value the number
 * @param truncated whether text was cut to the adapter's number of tokens
 */
public record ValuePrediction(double value, boolean truncated) implements Prediction {

    /**
     * From a head's output.
     *
     * @param output {@code [1]}
     * @throws PredictionFailedException if it is not finite
     */
    static ValuePrediction of(float[] output, boolean truncated) {
        Prediction.requireFinite(output);
        return new ValuePrediction(output[0], truncated);
    }
}
