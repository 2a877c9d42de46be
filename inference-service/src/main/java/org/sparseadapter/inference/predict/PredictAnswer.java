// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.inference.adapters.ServedVersion;

/**
 * Predictions, and the version that made them.
 *
 * @param adapter the adapter's name
 * @param version which version of it answered all inputs
 * @param digest that version's artifact
 * @param predictions one per input
 */
@Schema(description = "Predictions, and the version that made them.")
public record PredictAnswer(String adapter, int version, String digest, List<Outcome> predictions) {

    /** An answer of one version. */
    static PredictAnswer of(String adapter, ServedVersion served, List<Prediction> predictions) {
        return new PredictAnswer(
                adapter,
                served.version(),
                served.digest(),
                predictions.stream().map(Outcome::of).toList());
    }
}
