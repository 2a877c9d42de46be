// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/**
 * The density of one weight matrix under a mask, as events tell it. The learning library has its own ({@code
 * core.adapter.MatrixDensity}), since neither of the two modules knows the other.
 *
 * @param matrix the parameter's name
 * @param kept weights inside the mask
 * @param total all weights of the matrix
 */
public record MatrixDensity(String matrix, long kept, long total) {

    /** Checks the counts. */
    public MatrixDensity {
        if (total < 1 || kept < 0 || kept > total) {
            throw new IllegalArgumentException(
                    "density of " + matrix + ": expected 0 <= kept <= total, found " + kept + " of " + total);
        }
    }
}
