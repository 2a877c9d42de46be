// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.List;

/**
 * The query and key rows of one sequence in an attention.
 *
 * @param begin its first query row
 * @param queries number of its query rows
 * @param prefix how many of its key rows are a prefix's; these come first
 * @param keys its key rows, padding left out, {@code [prefix + tokens]}
 * @param places place in the sequence of each key row; -1 for a prefix's, {@code [prefix + tokens]}
 */
record ReachedSequence(int begin, int queries, int prefix, int[] keys, int[] places) {

    /**
     * The sequences that have queries, in order.
     *
     * @param prefixes which of them have prefixes; the rows of the prefixes follow all key rows, one prefix after another
     */
    static List<ReachedSequence> of(Reach reach, List<PrefixSpan> prefixes) {
        List<ReachedSequence> sequences = new ArrayList<>();
        for (int s = 0; s < reach.sequences(); s++) {
            int begin = reach.queries()[s];
            int end = reach.queries()[s + 1];
            if (begin == end) {
                continue;
            }
            int prefixBegin = reach.keyRows();
            int prefix = 0;
            for (PrefixSpan span : prefixes) {
                if (span.holds(begin, end)) {
                    prefix = span.length();
                    break;
                }
                prefixBegin += span.length();
            }
            sequences.add(of(reach, s, prefixBegin, prefix));
        }
        return sequences;
    }

    private static ReachedSequence of(Reach reach, int s, int prefixBegin, int prefix) {
        int from = reach.keys()[s];
        int to = reach.keys()[s + 1];
        int seen = 0;
        for (int row = from; row < to; row++) {
            seen += reach.visible()[row] ? 1 : 0;
        }
        int[] keys = new int[prefix + seen];
        int[] places = new int[keys.length];
        for (int t = 0; t < prefix; t++) {
            keys[t] = prefixBegin + t;
            places[t] = -1;
        }
        int next = prefix;
        for (int row = from; row < to; row++) {
            if (reach.visible()[row]) {
                keys[next] = row;
                places[next] = row - from;
                next++;
            }
        }
        return new ReachedSequence(
                reach.queries()[s], reach.queries()[s + 1] - reach.queries()[s], prefix, keys, places);
    }

    /** Number of key rows, the prefix included. */
    int reached() {
        return keys.length;
    }
}
