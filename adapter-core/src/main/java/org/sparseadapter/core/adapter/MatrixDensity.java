// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Objects;

/**
 * The density of a weight matrix: how much of it a mask leaves. Events have their own ({@code
 * org.sparseadapter.events.MatrixDensity}), since neither of the two modules knows the other.
 *
 * @param matrix name of the parameter
 * @param kept number of values that remain
 * @param total number of values
 */
public record MatrixDensity(String matrix, long kept, long total) {

    public MatrixDensity {
        Objects.requireNonNull(matrix, "matrix");
        if (kept < 0 || total < 1 || kept > total) {
            throw new IllegalArgumentException(matrix + ": kept " + kept + " of " + total);
        }
    }

    /** Fraction that remains, 0 to 1. */
    public double density() {
        return (double) kept / total;
    }

    /** Whether nothing of the matrix remains. */
    public boolean starved() {
        return kept == 0;
    }
}
