// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;
import java.util.Optional;

/**
 * What is to be labelled.
 *
 * @param text the text, or the first of two
 * @param pair the second text of tasks on pairs
 */
public record PredictionInput(String text, Optional<String> pair) {

    /** Checks that both are there. */
    public PredictionInput {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pair, "pair");
    }
}
