// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * Contiguous rows of a packed batch that belong to one adapter.
 *
 * @param from the first row
 * @param to the row after the last
 * @param functions what the adapter does
 */
record RowSlice(long from, long to, SiteFunctions functions) {

    /** Checks that there is a row. */
    public RowSlice {
        Objects.requireNonNull(functions, "functions");
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("expected at least one row, found " + from + " to " + to);
        }
    }
}
