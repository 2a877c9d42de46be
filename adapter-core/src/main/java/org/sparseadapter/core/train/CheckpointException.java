// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/** A checkpoint that cannot be continued from: it is damaged, or of another recipe, mask or dataset. */
public class CheckpointException extends RuntimeException {

    /** Says what is wrong with it. */
    public CheckpointException(String message) {
        super(message);
    }

    /** Says what is wrong with it, and what showed it. */
    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
