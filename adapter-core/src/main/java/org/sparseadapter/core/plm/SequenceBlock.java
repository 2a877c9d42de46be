// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.RowGather;

/**
 * Sequences of similar length, padded to the longest of them.
 *
 * @param sequences how many
 * @param longest rows of each, padding included
 * @param pack for each padded row the packed row that fills it, {@code [sequences, longest]}; padding repeats a real row
 * @param mask added to attention scores: 0 for a token, a large negative number for padding,
 *     {@code [sequences, 1, 1, longest]}
 */
record SequenceBlock(int sequences, int longest, NDArray pack, NDArray mask) {

    /** Makes the exponential zero in any precision without the not-a-number of a row of infinities. */
    private static final float MASKED = -1e9f;

    static SequenceBlock of(
            PackedTokens batch, List<Integer> chosen, int longest, NDManager manager, DataType precision) {
        int[] pack = new int[chosen.size() * longest];
        float[] mask = new float[pack.length];
        for (int i = 0; i < chosen.size(); i++) {
            int first = batch.offsets()[chosen.get(i)];
            int length = batch.length(chosen.get(i));
            for (int t = 0; t < longest; t++) {
                pack[i * longest + t] = t < length ? first + t : first;
                mask[i * longest + t] = t < length ? 0 : MASKED;
            }
        }
        return new SequenceBlock(
                chosen.size(),
                longest,
                RowGather.index(manager, pack).reshape(chosen.size(), longest),
                EngineMemory.array(manager, mask, new Shape(chosen.size(), 1, 1, longest))
                        .toType(precision, false));
    }
}
