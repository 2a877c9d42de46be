// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;

/**
 * What was written.
 *
 * @param text without special tokens
 * @param truncated whether the source was cut to the adapter's number of tokens
 */
public record TextPrediction(String text, boolean truncated) implements Prediction {

    public TextPrediction {
        Objects.requireNonNull(text, "text");
    }
}
