// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The batches of an epoch: rows grouped under a budget of tokens.
 *
 * <p>Rows of similar length share a batch, since attention pads to the longest: an epoch's shuffled rows are cut into
 * buckets of {@value #BUCKET_BATCHES} batches, sorted by length within each, cut into batches of about equal tokens, and
 * the batches are shuffled again.
 */
final class BatchPlan {

    private static final int BUCKET_BATCHES = 16;

    private BatchPlan() {}

    /**
     * The batches of one epoch, a function of its arguments alone.
     *
     * @param lengths tokens of each row
     * @param batchTokens the most tokens of a batch; a longer row is a batch of its own
     * @return row numbers by batch; each row once
     */
    static List<int[]> epoch(int[] lengths, int batchTokens, long seed, int epoch) {
        Random random = RunRandom.at(seed, "order", epoch);
        int[] order = RunRandom.permutation(lengths.length, random);
        List<int[]> batches = new ArrayList<>();
        int from = 0;
        while (from < order.length) {
            int to = from;
            long tokens = 0;
            while (to < order.length && tokens < (long) BUCKET_BATCHES * batchTokens) {
                tokens += lengths[order[to++]];
            }
            cut(byLength(Arrays.copyOfRange(order, from, to), lengths), lengths, batchTokens, batches);
            from = to;
        }
        List<int[]> shuffled = new ArrayList<>();
        for (int batch : RunRandom.permutation(batches.size(), random)) {
            shuffled.add(batches.get(batch));
        }
        return List.copyOf(shuffled);
    }

    /** All rows, shortest first: the cheapest order where order does not matter. */
    static List<int[]> byLength(int[] lengths, int batchTokens) {
        int[] rows = new int[lengths.length];
        Arrays.setAll(rows, row -> row);
        List<int[]> batches = new ArrayList<>();
        cut(byLength(rows, lengths), lengths, batchTokens, batches);
        return List.copyOf(batches);
    }

    private static int[] byLength(int[] rows, int[] lengths) {
        return Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingInt(row -> lengths[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void cut(int[] rows, int[] lengths, int batchTokens, List<int[]> batches) {
        long left = Arrays.stream(rows).mapToLong(row -> lengths[row]).sum();
        int from = 0;
        while (from < rows.length) {
            long wanted = left / Math.max(1, (left + batchTokens - 1) / batchTokens);
            long tokens = lengths[rows[from]];
            int to = from + 1;
            while (to < rows.length && tokens < wanted && tokens + lengths[rows[to]] <= batchTokens) {
                tokens += lengths[rows[to++]];
            }
            batches.add(Arrays.copyOfRange(rows, from, to));
            left -= tokens;
            from = to;
        }
    }
}
