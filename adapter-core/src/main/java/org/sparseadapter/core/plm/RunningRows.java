// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;

/**
 * The unfinished hypotheses in a step-wise decoder's batch, a row each, grouped by source; all have as many tokens.
 *
 * @param sources source of each row, rising, {@code [rows]}
 * @param of number of sources
 * @param tokens tokens of each row so far
 */
record RunningRows(int[] sources, int of, int tokens) {

    /** Before the first step. */
    static RunningRows none(int sources) {
        return new RunningRows(new int[0], sources, 0);
    }

    /** The rows of the next step by their parents; before the first step a parent is a source. */
    RunningRows next(int[] parents) {
        if (parents.length == 0) {
            throw new IllegalArgumentException("a step needs at least one row");
        }
        int limit = tokens == 0 ? of : sources.length;
        int[] next = new int[parents.length];
        for (int row = 0; row < parents.length; row++) {
            if (parents[row] < 0 || parents[row] >= limit) {
                throw new IllegalArgumentException(
                        "row " + row + " continues " + parents[row] + ", but there are only " + limit);
            }
            next[row] = tokens == 0 ? parents[row] : sources[parents[row]];
            if (row > 0 && next[row] < next[row - 1]) {
                throw new IllegalArgumentException(
                        "row " + row + " belongs to a source before that of the row before it");
            }
        }
        return new RunningRows(next, of, tokens + 1);
    }

    /** The first row of each source and the number of rows, {@code [sources + 1]}. */
    int[] offsets() {
        int[] offsets = new int[of + 1];
        for (int source : sources) {
            offsets[source + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        return offsets;
    }

    /** Each row reaches the tokens of its own cache. */
    Reach reach() {
        int[] queries = new int[sources.length + 1];
        Arrays.setAll(queries, row -> row);
        int[] keys = new int[sources.length + 1];
        Arrays.setAll(keys, row -> row * tokens);
        boolean[] visible = new boolean[sources.length * tokens];
        Arrays.fill(visible, true);
        return new Reach(queries, keys, visible, false);
    }

    /**
     * Where the next step's cached rows come from: the new rows come first, then those of this step's cache.
     *
     * @return {@code [parents * (tokens + 1)]}
     */
    int[] order(int[] parents) {
        int[] order = new int[Math.multiplyExact(parents.length, tokens + 1)];
        for (int row = 0; row < parents.length; row++) {
            for (int t = 0; t < tokens; t++) {
                order[row * (tokens + 1) + t] = parents.length + parents[row] * tokens + t;
            }
            order[row * (tokens + 1) + tokens] = row;
        }
        return order;
    }
}
