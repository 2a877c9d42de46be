// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

/** A prediction of another kind of task than the adapter's was asked for; nothing was computed. */
public final class TaskMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TaskMismatchException(String message) {
        super(message);
    }
}
