// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sparseadapter.core.tensor.RowGather;

/**
 * How packed rows are laid out for attention: sequences of similar length form a block that is padded to its longest, so
 * that one long text does not make every short one as costly.
 *
 * @param blocks the blocks
 * @param unpack for each query row its row among the query rows of all blocks laid end to end, {@code [queries]}
 * @param even whether the packed rows already are one block without padding
 * @param causal whether a row reaches no row behind its own place in the sequence
 */
record SequenceLayout(List<SequenceBlock> blocks, NDArray unpack, boolean even, boolean causal) {

    /** A block may have so many times the pairs of query and key that its sequences have: what an attention costs. */
    private static final double MOST_PADDING = 1.25;

    /** The same where queries and keys are of different lengths, which seldom fit together; their key rows keep to 1.25. */
    private static final double MOST_CROSS_PADDING = 2;

    /** The engine's kernel is faster on lengths that fill its registers: at 60 rows it takes longer than at 64. */
    private static final int ROUNDED_TO = 8;

    /** Self-attention of a batch without prefixes. */
    static SequenceLayout of(PackedTokens batch, NDManager manager, DataType precision) {
        return of(Reach.within(batch), List.of(), manager, precision);
    }

    /**
     * Lays out an attention.
     *
     * @param prefixes which rows have prefixes; the rows of the prefixes follow the key rows, one prefix after another
     */
    static SequenceLayout of(Reach reach, List<PrefixSpan> prefixes, NDManager manager, DataType precision) {
        List<ReachedSequence> sequences = ReachedSequence.of(reach, prefixes);
        boolean even = sequences.size() == reach.sequences() && areAlike(sequences, reach.keyRows());
        // A stable sort: sequences of one length keep their order, so that an even batch stays as it is.
        List<ReachedSequence> byLength = sequences.stream()
                .sorted(Comparator.comparingInt(ReachedSequence::reached)
                        .thenComparingInt(ReachedSequence::queries)
                        .reversed())
                .toList();
        List<SequenceBlock> blocks = new ArrayList<>();
        int[] unpack = new int[reach.queries()[reach.sequences()]];
        int rows = 0;
        int begin = 0;
        double mostPadding = Arrays.equals(reach.queries(), reach.keys()) ? MOST_PADDING : MOST_CROSS_PADDING;
        while (begin < byLength.size()) {
            List<ReachedSequence> chosen = byLength.subList(begin, endOfBlock(byLength, begin, mostPadding));
            SequenceBlock block = SequenceBlock.of(chosen, even ? 1 : ROUNDED_TO, reach.causal(), manager, precision);
            for (int i = 0; i < chosen.size(); i++) {
                ReachedSequence sequence = chosen.get(i);
                for (int t = 0; t < sequence.queries(); t++) {
                    unpack[sequence.begin() + t] = rows + i * block.queries() + t;
                }
            }
            blocks.add(block);
            rows += chosen.size() * block.queries();
            begin += chosen.size();
        }
        return new SequenceLayout(List.copyOf(blocks), RowGather.index(manager, unpack), even, reach.causal());
    }

    /** Whether all have the same lengths and no prefix, and nothing is hidden from view. */
    private static boolean areAlike(List<ReachedSequence> sequences, int keyRows) {
        ReachedSequence first = sequences.get(0);
        int expected = 0;
        for (ReachedSequence sequence : sequences) {
            int last = sequence.reached() - 1;
            if (sequence.prefix() > 0
                    || sequence.queries() != first.queries()
                    || sequence.reached() != first.reached()
                    || sequence.keys()[0] != expected
                    || sequence.keys()[last] != expected + last) {
                return false;
            }
            expected += sequence.reached();
        }
        return expected == keyRows;
    }

    /** Takes sequences of falling length into a block for as long as padding stays within bounds. */
    private static int endOfBlock(List<ReachedSequence> byLength, int begin, double mostPadding) {
        long mostKeys = byLength.get(begin).reached();
        long mostQueries = 0;
        long keys = 0;
        long pairs = 0;
        int end = begin;
        while (end < byLength.size()) {
            ReachedSequence next = byLength.get(end);
            long padded = mostKeys * (end - begin + 1);
            keys += next.reached();
            pairs += (long) next.reached() * next.queries();
            mostQueries = Math.max(mostQueries, next.queries());
            if (padded > MOST_PADDING * keys || padded * mostQueries > mostPadding * pairs) {
                break;
            }
            end++;
        }
        return end;
    }
}
