// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/** An adapter could not answer: computing with it failed, or gave something that is no number. */
public final class PredictionFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PredictionFailedException(String message) {
        super(message);
    }

    PredictionFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
