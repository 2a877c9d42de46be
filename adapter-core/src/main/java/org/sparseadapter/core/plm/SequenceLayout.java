// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sparseadapter.core.tensor.RowGather;

/**
 * How packed rows are laid out for attention: sequences of similar length form a block that is padded to its longest, so
 * that one long text does not make every short one as costly.
 *
 * @param blocks the blocks
 * @param unpack for each token its row among the rows of all blocks laid end to end, {@code [tokens]}; empty when the
 *     rows already stand in that order
 */
record SequenceLayout(List<SequenceBlock> blocks, Optional<NDArray> unpack) {

    /** A block may hold so many times the rows that its sequences fill. */
    private static final double MOST_PADDING = 1.25;

    static SequenceLayout of(PackedTokens batch, NDManager manager, DataType precision) {
        if (IntStream.range(1, batch.sequences()).allMatch(s -> batch.length(s) == batch.length(0))) {
            return new SequenceLayout(
                    List.of(SequenceBlock.unpadded(batch.sequences(), batch.length(0))), Optional.empty());
        }
        List<Integer> byLength = IntStream.range(0, batch.sequences())
                .boxed()
                .sorted(Comparator.comparingInt(batch::length).reversed())
                .toList();
        List<SequenceBlock> blocks = new ArrayList<>();
        int[] unpack = new int[batch.tokens()];
        int rows = 0;
        int begin = 0;
        while (begin < byLength.size()) {
            int longest = batch.length(byLength.get(begin));
            int end = begin;
            long filled = 0;
            while (end < byLength.size()
                    && (long) longest * (end - begin + 1)
                            <= MOST_PADDING * (filled + batch.length(byLength.get(end)))) {
                filled += batch.length(byLength.get(end));
                end++;
            }
            List<Integer> sequences = byLength.subList(begin, end);
            for (int i = 0; i < sequences.size(); i++) {
                int sequence = sequences.get(i);
                for (int t = 0; t < batch.length(sequence); t++) {
                    unpack[batch.offsets()[sequence] + t] = rows + i * longest + t;
                }
            }
            blocks.add(SequenceBlock.of(batch, sequences, longest, manager, precision));
            rows += sequences.size() * longest;
            begin = end;
        }
        return new SequenceLayout(List.copyOf(blocks), Optional.of(RowGather.index(manager, unpack)));
    }
}
