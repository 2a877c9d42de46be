// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sparseadapter.core.site.PrefixSlice;

/**
 * The attention of one call: layouts are made once for all layers, again only where adapters put other prefixes before
 * the sequences. Not for several threads.
 */
final class AttentionRows {

    private final Attention attention;
    private final int heads;
    private final Reach reach;
    private final NDManager call;
    private final DataType precision;
    private final Map<List<PrefixSpan>, SequenceLayout> layouts = new HashMap<>();

    /**
     * An attention over rows.
     *
     * @param call owner of the layouts
     */
    AttentionRows(Attention attention, int heads, Reach reach, NDManager call, DataType precision) {
        this.attention = attention;
        this.heads = heads;
        this.reach = reach;
        this.call = call;
        this.precision = precision;
    }

    /**
     * Each query row attends to its prefix and to the rows that it reaches.
     *
     * @param query {@code [queries, hidden]}
     * @param key {@code [keys, hidden]}
     * @param value {@code [keys, hidden]}
     * @param prefixes what adapters put before the sequences of ranges of query rows
     * @return {@code [queries, hidden]}, owned by the manager of the query
     */
    NDArray attend(NDArray query, NDArray key, NDArray value, List<PrefixSlice> prefixes) {
        SequenceLayout layout = layouts.computeIfAbsent(
                PrefixSpan.of(prefixes), spans -> SequenceLayout.of(reach, spans, call, precision));
        NDManager owner = query.getManager();
        return attention.attend(
                query,
                extended(key, prefixes, PrefixSlice::keys, owner),
                extended(value, prefixes, PrefixSlice::values, owner),
                layout,
                heads);
    }

    private static NDArray extended(
            NDArray rows, List<PrefixSlice> prefixes, Function<PrefixSlice, NDArray> part, NDManager owner) {
        if (prefixes.isEmpty()) {
            return rows;
        }
        NDList all = new NDList(rows);
        prefixes.stream().map(part).forEach(all::add);
        NDArray joined = NDArrays.concat(all, 0);
        joined.attach(owner);
        return joined;
    }
}
