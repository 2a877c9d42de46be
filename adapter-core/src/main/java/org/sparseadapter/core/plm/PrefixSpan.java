// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.List;
import org.sparseadapter.core.site.PrefixSlice;

/**
 * How long a prefix stands before the keys of the sequences in a range of query rows.
 *
 * @param from the first query row
 * @param to the row after the last
 * @param length rows of the prefix
 */
record PrefixSpan(long from, long to, int length) {

    static List<PrefixSpan> of(List<PrefixSlice> prefixes) {
        return prefixes.stream().map(PrefixSpan::of).toList();
    }

    private static PrefixSpan of(PrefixSlice slice) {
        if (!slice.keys().getShape().equals(slice.values().getShape())
                || slice.keys().getShape().dimension() != 2) {
            throw new IllegalArgumentException("a prefix needs keys and values of one shape [prefix, hidden], found "
                    + slice.keys().getShape() + " and " + slice.values().getShape());
        }
        return new PrefixSpan(
                slice.fromRow(),
                slice.toRow(),
                Math.toIntExact(slice.keys().getShape().get(0)));
    }

    /** Whether a sequence with these query rows has the prefix before its keys. */
    boolean holds(int begin, int end) {
        if (end <= from || begin >= to) {
            return false;
        }
        if (begin < from || end > to) {
            throw new IllegalArgumentException("the prefix of rows " + from + " to " + to
                    + " cuts through the sequence of rows " + begin + " to " + end);
        }
        return true;
    }
}
