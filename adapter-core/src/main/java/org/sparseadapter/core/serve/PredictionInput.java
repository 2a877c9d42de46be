// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;
import java.util.Optional;

/**
 * What is to be answered.
 *
 * @param text the text, the first of two, or a question
 * @param pair the second text of tasks on pairs, or the context of a question
 */
public record PredictionInput(String text, Optional<String> pair) {

    /** Checks that both are there. */
    public PredictionInput {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pair, "pair");
    }

    /** A single text. */
    public static PredictionInput of(String text) {
        return new PredictionInput(text, Optional.empty());
    }

    /** A pair of texts; or a question and the context that holds its answer. */
    public static PredictionInput of(String text, String pair) {
        return new PredictionInput(text, Optional.of(pair));
    }
}
