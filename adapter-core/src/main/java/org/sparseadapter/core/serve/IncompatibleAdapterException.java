// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/** An adapter cannot act on the base model that it is to be served with. */
public final class IncompatibleAdapterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what does not fit. */
    public IncompatibleAdapterException(String message) {
        super(message);
    }
}
