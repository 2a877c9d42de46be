// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.inference.adapters.ServedVersion;

/**
 * Labels, and who gave them.
 *
 * @param adapter the adapter's name
 * @param version which version of it answered all inputs
 * @param digest that version's artifact
 * @param predictions one per input
 */
@Schema(description = "Labels, and the version that gave them.")
public record PredictAnswer(String adapter, int version, String digest, List<Labelled> predictions) {

    /** An answer of one version. */
    static PredictAnswer of(String adapter, ServedVersion served, List<Prediction> predictions) {
        return new PredictAnswer(
                adapter,
                served.version(),
                served.digest(),
                predictions.stream().map(Labelled::of).toList());
    }

    /**
     * The answer to one input.
     *
     * @param label the most probable label
     * @param scores the probability of every label; they add up to 1
     * @param truncated whether the text was longer than the adapter takes, and was cut
     */
    @Schema(name = "Prediction")
    public record Labelled(String label, Map<String, Float> scores, boolean truncated) {

        private static Labelled of(Prediction prediction) {
            return new Labelled(prediction.label(), prediction.scores(), prediction.truncated());
        }
    }
}
