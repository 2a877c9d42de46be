// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

/** A command failed for a reason that its user can mend; the message names reason and remedy. */
public class CommandFailedException extends RuntimeException {
    /** Says what failed and what to do. */
    public CommandFailedException(String message) {
        super(message);
    }

    /** Says what failed and what to do. */
    public CommandFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
