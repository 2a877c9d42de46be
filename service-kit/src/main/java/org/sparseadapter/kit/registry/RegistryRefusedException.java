// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

/** The registry understood a call and refused it: repeating it would not help. */
public final class RegistryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** With the HTTP status and what was said. */
    public RegistryRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
