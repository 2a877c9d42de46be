// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.Objects;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * Consecutive sequences of a batch that belong to one adapter.
 *
 * @param from the first sequence
 * @param to the sequence after the last
 * @param functions what the adapter does
 */
public record SequenceSlice(int from, int to, SiteFunctions functions) {

    /** Checks that there is a sequence. */
    public SequenceSlice {
        Objects.requireNonNull(functions, "functions");
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("expected at least one sequence, found " + from + " to " + to);
        }
    }
}
