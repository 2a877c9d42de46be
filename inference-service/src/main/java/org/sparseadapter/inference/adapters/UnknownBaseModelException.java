// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

/** An adapter's base model is not in this replica's folder of models. */
public final class UnknownBaseModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownBaseModelException(String message) {
        super(message);
    }
}
