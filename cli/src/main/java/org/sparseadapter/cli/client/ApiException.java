// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import org.sparseadapter.lab.console.CommandFailedException;

/** An HTTP request failed: the platform refused it, or could not be reached. */
public class ApiException extends CommandFailedException {
    private final int status;

    /**
     * A refusal.
     *
     * @param status the HTTP status; 0 if no answer came at all
     * @param message the failure, and the remedy where one is known
     */
    public ApiException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status; 0 if no answer came at all. */
    public int status() {
        return status;
    }
}
