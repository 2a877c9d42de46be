// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

/** The registry could not be reached, or could not answer now: the same call may succeed later. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what it answered. */
    public RegistryUnavailableException(String message) {
        super(message);
    }

    /** With what kept it from answering. */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
