// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.sparseadapter.core.tensor.RowGather;

/**
 * How packed rows are laid out for attention: sequences of similar length form a block that is padded to its longest, so
 * that one long text does not make every short one as costly.
 *
 * @param blocks the blocks
 * @param unpack for each token its row among the rows of all blocks laid end to end, {@code [tokens]}
 * @param even whether the packed rows already are one block without padding
 */
record SequenceLayout(List<SequenceBlock> blocks, NDArray unpack, boolean even) {

    /** A block may hold so many times the rows that its sequences fill. */
    private static final double MOST_PADDING = 1.25;

    static SequenceLayout of(PackedTokens batch, NDManager manager, DataType precision) {
        boolean even = IntStream.range(1, batch.sequences()).allMatch(s -> batch.length(s) == batch.length(0));
        // A stable sort: sequences of one length keep their order, so that an even batch stays as it is.
        List<Integer> byLength = IntStream.range(0, batch.sequences())
                .boxed()
                .sorted(Comparator.comparingInt(batch::length).reversed())
                .toList();
        List<SequenceBlock> blocks = new ArrayList<>();
        int[] unpack = new int[batch.tokens()];
        int rows = 0;
        int begin = 0;
        while (begin < byLength.size()) {
            List<Integer> sequences = byLength.subList(begin, endOfBlock(batch, byLength, begin));
            int longest = batch.length(sequences.get(0));
            for (int i = 0; i < sequences.size(); i++) {
                int sequence = sequences.get(i);
                for (int t = 0; t < batch.length(sequence); t++) {
                    unpack[batch.offsets()[sequence] + t] = rows + i * longest + t;
                }
            }
            blocks.add(SequenceBlock.of(batch, sequences, longest, manager, precision));
            rows += sequences.size() * longest;
            begin += sequences.size();
        }
        return new SequenceLayout(List.copyOf(blocks), RowGather.index(manager, unpack), even);
    }

    /** Takes sequences of falling length into a block for as long as padding stays within bounds. */
    private static int endOfBlock(PackedTokens batch, List<Integer> byLength, int begin) {
        long longest = batch.length(byLength.get(begin));
        long filled = 0;
        int end = begin;
        while (end < byLength.size()) {
            filled += batch.length(byLength.get(end));
            if (longest * (end - begin + 1) > MOST_PADDING * filled) {
                break;
            }
            end++;
        }
        return end;
    }
}
