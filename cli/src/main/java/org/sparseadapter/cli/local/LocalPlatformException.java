// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import org.sparseadapter.lab.console.CommandFailedException;

/** The local platform could not be started, or one of its services or servers was lost. */
public final class LocalPlatformException extends CommandFailedException {
    /** Says what failed and what to do. */
    public LocalPlatformException(String message) {
        super(message);
    }

    /** Says what failed and what to do. */
    public LocalPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
