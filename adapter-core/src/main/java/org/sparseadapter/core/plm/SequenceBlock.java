// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.RowGather;

/**
 * Sequences of similar length, padded to the longest of them.
 *
 * @param sequences how many
 * @param queries query rows of each, padding included
 * @param keys key rows of each, padding included
 * @param queryPack for each padded query row the packed row that fills it, {@code [sequences, queries]}; padding repeats
 *     a real row
 * @param keyPack for each padded key row the packed row that fills it, {@code [sequences, keys]}
 * @param mask added to attention scores: 0 for what a query reaches, a large negative number for padding and for what
 *     stands behind it, {@code [sequences, 1, 1, keys]}, or {@code [1 or sequences, 1, queries, keys]} where it is causal
 */
record SequenceBlock(int sequences, int queries, int keys, NDArray queryPack, NDArray keyPack, NDArray mask) {

    /** Makes the exponential zero in any precision without the not-a-number of a row of infinities. */
    private static final float MASKED = -1e9f;

    /**
     * Lays sequences side by side.
     *
     * @param chosen the one with most keys first
     * @param multiple what lengths are rounded up to, where they are as long as that
     */
    static SequenceBlock of(
            List<ReachedSequence> chosen, int multiple, boolean causal, NDManager manager, DataType precision) {
        int queries =
                rounded(chosen.stream().mapToInt(ReachedSequence::queries).max().orElseThrow(), multiple);
        int keys = rounded(chosen.get(0).reached(), multiple);
        int[] queryPack = new int[Math.multiplyExact(chosen.size(), queries)];
        int[] keyPack = new int[Math.multiplyExact(chosen.size(), keys)];
        for (int i = 0; i < chosen.size(); i++) {
            ReachedSequence sequence = chosen.get(i);
            for (int t = 0; t < queries; t++) {
                queryPack[i * queries + t] = sequence.begin() + (t < sequence.queries() ? t : 0);
            }
            for (int t = 0; t < keys; t++) {
                keyPack[i * keys + t] = sequence.keys()[t < sequence.reached() ? t : 0];
            }
        }
        return new SequenceBlock(
                chosen.size(),
                queries,
                keys,
                RowGather.index(manager, queryPack).reshape(chosen.size(), queries),
                RowGather.index(manager, keyPack).reshape(chosen.size(), keys),
                (causal ? causal(chosen, queries, keys, manager) : padding(chosen, keys, manager))
                        .toType(precision, false));
    }

    private static int rounded(int length, int multiple) {
        return length < multiple ? length : (length + multiple - 1) / multiple * multiple;
    }

    private static NDArray padding(List<ReachedSequence> chosen, int keys, NDManager manager) {
        float[] mask = new float[chosen.size() * keys];
        for (int i = 0; i < chosen.size(); i++) {
            Arrays.fill(mask, i * keys + chosen.get(i).reached(), (i + 1) * keys, MASKED);
        }
        return EngineMemory.array(manager, mask, new Shape(chosen.size(), 1, 1, keys));
    }

    private static NDArray causal(List<ReachedSequence> chosen, int queries, int keys, NDManager manager) {
        // Where every key stands at its own place, what is padding for one sequence lies behind all its queries.
        List<ReachedSequence> distinct =
                chosen.stream().allMatch(SequenceBlock::isPlain) ? chosen.subList(0, 1) : chosen;
        float[] mask = new float[Math.multiplyExact(Math.multiplyExact(distinct.size(), queries), keys)];
        Arrays.fill(mask, MASKED);
        for (int i = 0; i < distinct.size(); i++) {
            int[] places = distinct.get(i).places();
            for (int query = 0; query < queries; query++) {
                int row = (i * queries + query) * keys;
                for (int t = 0; t < places.length; t++) {
                    if (places[t] <= query) {
                        mask[row + t] = 0;
                    }
                }
            }
        }
        return EngineMemory.array(manager, mask, new Shape(distinct.size(), 1, queries, keys));
    }

    private static boolean isPlain(ReachedSequence sequence) {
        return sequence.prefix() == 0 && sequence.reached() == sequence.queries();
    }
}
