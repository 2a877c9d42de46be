// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

import ai.djl.ndarray.NDArray;
import java.util.Objects;

/**
 * Keys and values that stand before the tokens of every sequence in a range of rows: each query of these rows attends to
 * them as to its own sequence.
 *
 * @param fromRow the first query row
 * @param toRow the row after the last; {@link Long#MAX_VALUE} for all that follow
 * @param keys {@code [prefix, hidden]}
 * @param values {@code [prefix, hidden]}
 */
public record PrefixSlice(long fromRow, long toRow, NDArray keys, NDArray values) {

    public PrefixSlice {
        Objects.requireNonNull(keys, "keys");
        Objects.requireNonNull(values, "values");
        if (fromRow < 0 || toRow <= fromRow) {
            throw new IllegalArgumentException("expected at least one row, found " + fromRow + " to " + toRow);
        }
    }

    /** The same prefix before every sequence of a batch. */
    public static PrefixSlice everywhere(NDArray keys, NDArray values) {
        return new PrefixSlice(0, Long.MAX_VALUE, keys, values);
    }
}
