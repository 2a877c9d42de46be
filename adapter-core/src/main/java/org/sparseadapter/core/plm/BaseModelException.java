// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** A base model cannot be loaded or used: its files are missing, of another architecture, or do not fit each other. */
public class BaseModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BaseModelException(String message) {
        super(message);
    }

    public BaseModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
