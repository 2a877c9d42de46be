// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

/**
 * A range of integers that a field may hold.
 *
 * @param least the smallest
 * @param most the largest
 */
public record IntRange(int least, int most) {

    /**
     * Passes an integer that it holds.
     *
     * @throws IllegalArgumentException naming the field, when it does not
     */
    public void require(String field, int value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(field + " must be in " + this + ", found " + value);
        }
    }

    boolean contains(int value) {
        return value >= least && value <= most;
    }

    @Override
    public String toString() {
        return "[" + least + ", " + most + "]";
    }
}
