// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;

/**
 * An input of a mixed batch, together with the adapter that is to answer it.
 *
 * @param adapter the adapter
 * @param input its text, pair or question
 */
public record ServedInput(ServedAdapter adapter, PredictionInput input) {

    public ServedInput {
        Objects.requireNonNull(adapter, "adapter");
        Objects.requireNonNull(input, "input");
    }
}
