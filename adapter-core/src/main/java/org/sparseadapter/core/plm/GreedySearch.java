// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Greedy search: each step generates the likeliest token.
 *
 * @param rules what may follow
 * @param start the decoder's first input
 */
record GreedySearch(TokenRules rules, int start) {

    /**
     * Writes for every source.
     *
     * @return ids of each, the start first, without padding
     */
    List<int[]> run(NextTokens decoder, int sources) {
        int[][] written = IntStream.range(0, sources)
                .mapToObj(source -> new int[] {start})
                .toArray(int[][]::new);
        int[] running = IntStream.range(0, sources).toArray();
        int[] parents = running;
        while (running.length > 0) {
            int[] tokens = Arrays.stream(running)
                    .map(source -> written[source][written[source].length - 1])
                    .toArray();
            float[] scores = decoder.append(tokens, parents);
            int vocabulary = scores.length / running.length;
            int[] next = new int[running.length];
            int rows = 0;
            for (int row = 0; row < running.length; row++) {
                int source = running[row];
                written[source] =
                        extended(written[source], Arrays.copyOfRange(scores, row * vocabulary, (row + 1) * vocabulary));
                if (!rules.isOver(written[source].length, written[source][written[source].length - 1])) {
                    next[rows++] = row;
                }
            }
            parents = Arrays.copyOf(next, rows);
            int[] before = running;
            running = Arrays.stream(parents).map(row -> before[row]).toArray();
        }
        return List.of(written);
    }

    private int[] extended(int[] sequence, float[] scores) {
        rules.apply(scores, sequence, sequence.length);
        int[] longer = Arrays.copyOf(sequence, sequence.length + 1);
        longer[sequence.length] = TopK.of(scores, 1).index(0);
        return longer;
    }
}
