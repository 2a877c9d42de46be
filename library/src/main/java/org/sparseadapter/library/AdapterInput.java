// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.Objects;
import org.sparseadapter.core.serve.PredictionInput;

/**
 * An input of a mixed batch, together with the adapter that is to answer it.
 *
 * @param adapter the adapter
 * @param input its text, pair or question
 */
public record AdapterInput(TrainedAdapter adapter, PredictionInput input) {

    public AdapterInput {
        Objects.requireNonNull(adapter, "adapter");
        Objects.requireNonNull(input, "input");
    }

    /** A single text for an adapter. */
    public static AdapterInput of(TrainedAdapter adapter, String text) {
        return new AdapterInput(adapter, PredictionInput.of(text));
    }

    /** A pair of texts for an adapter; or a question and the context that holds its answer. */
    public static AdapterInput of(TrainedAdapter adapter, String text, String pair) {
        return new AdapterInput(adapter, PredictionInput.of(text, pair));
    }
}
