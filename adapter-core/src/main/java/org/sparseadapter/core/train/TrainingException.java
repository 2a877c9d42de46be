// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/** Training cannot go on; the message says why and what to change. */
public class TrainingException extends RuntimeException {

    /** Says why training ends. */
    public TrainingException(String message) {
        super(message);
    }
}
