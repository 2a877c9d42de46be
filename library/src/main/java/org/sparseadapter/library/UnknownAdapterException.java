// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import org.sparseadapter.core.text.Quoted;

/** A server has no adapter of that name for that tenant. */
public final class UnknownAdapterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownAdapterException(String tenant, String name) {
        super("tenant " + Quoted.text(tenant) + " has no adapter " + Quoted.text(name) + " here");
    }
}
