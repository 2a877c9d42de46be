// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

/** A grid that is not valid; the message says what was expected and what was found. */
final class GridException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GridException(String message) {
        super(message);
    }
}
