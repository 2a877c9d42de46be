// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/** Scores from which no mask can be chosen: the message names the matrix and what is wrong with it. */
public final class PruningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String matrix;

    public PruningException(String matrix, String problem) {
        super(matrix + ": " + problem);
        this.matrix = matrix;
    }

    /** The matrix at fault. */
    public String matrix() {
        return matrix;
    }
}
