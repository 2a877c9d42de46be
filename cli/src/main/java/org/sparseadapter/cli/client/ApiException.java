// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import org.sparseadapter.lab.console.CommandFailedException;

/** The platform refused a request, or could not be reached. */
public class ApiException extends CommandFailedException {
    private final int status;

    /**
     * A refusal.
     *
     * @param status the HTTP status; 0 if no answer came at all
     * @param message what happened and what would help
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
