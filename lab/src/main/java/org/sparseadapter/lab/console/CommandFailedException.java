// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

/** A command did what it could and did not reach its aim; the message is for the user. */
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
