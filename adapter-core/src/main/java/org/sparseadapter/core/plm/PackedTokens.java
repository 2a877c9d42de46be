// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;
import java.util.List;

/**
 * A batch of sequences laid end to end, without padding. Row {@code i} of every activation belongs to token {@code i};
 * sequence {@code s} owns the rows from {@code offsets[s]} (inclusive) to {@code offsets[s + 1]} (exclusive).
 *
 * @param ids vocabulary indices, {@code [tokens]}
 * @param segments 0 or 1, {@code [tokens]}
 * @param offsets where sequences begin, {@code [sequences + 1]}; the last entry is the number of tokens
 * @param visible whether attention reaches a token, {@code [tokens]}; padding, which it does not reach, has a row all the
 *     same, as in other libraries
 */
public record PackedTokens(int[] ids, int[] segments, int[] offsets, boolean[] visible) {

    public PackedTokens {
        if (ids.length != segments.length) {
            throw new IllegalArgumentException("expected " + ids.length + " segments, found " + segments.length);
        }
        if (ids.length != visible.length) {
            throw new IllegalArgumentException(
                    "expected visibility of " + ids.length + " tokens, found " + visible.length);
        }
        if (offsets.length < 2 || offsets[0] != 0 || offsets[offsets.length - 1] != ids.length) {
            throw new IllegalArgumentException("offsets must run from 0 to the number of tokens, " + ids.length);
        }
        for (int s = 1; s < offsets.length; s++) {
            if (offsets[s] <= offsets[s - 1]) {
                throw new IllegalArgumentException("sequence " + (s - 1) + " is empty: each needs at least one token");
            }
            if (firstVisible(visible, offsets[s - 1], offsets[s]) == offsets[s]) {
                throw new IllegalArgumentException("sequence " + (s - 1) + " has no token that is seen");
            }
        }
    }

    /** Tokens that all see each other. */
    public PackedTokens(int[] ids, int[] segments, int[] offsets) {
        this(ids, segments, offsets, allVisible(ids.length));
    }

    private static boolean[] allVisible(int tokens) {
        boolean[] visible = new boolean[tokens];
        Arrays.fill(visible, true);
        return visible;
    }

    private static int firstVisible(boolean[] visible, int from, int to) {
        int row = from;
        while (row < to && !visible[row]) {
            row++;
        }
        return row;
    }

    /** Lays the examples end to end in the order given. */
    public static PackedTokens of(List<Encoded> examples) {
        int[] offsets = new int[examples.size() + 1];
        for (int s = 0; s < examples.size(); s++) {
            offsets[s + 1] = Math.addExact(offsets[s], examples.get(s).length());
        }
        int tokens = offsets[examples.size()];
        int[] ids = new int[tokens];
        int[] segments = new int[tokens];
        for (int s = 0; s < examples.size(); s++) {
            Encoded example = examples.get(s);
            System.arraycopy(example.ids(), 0, ids, offsets[s], example.length());
            System.arraycopy(example.segments(), 0, segments, offsets[s], example.length());
        }
        return new PackedTokens(ids, segments, offsets);
    }

    /** Number of rows. */
    public int tokens() {
        return ids.length;
    }

    /** Number of sequences. */
    public int sequences() {
        return offsets.length - 1;
    }

    /** Number of rows of one sequence. */
    public int length(int sequence) {
        return offsets[sequence + 1] - offsets[sequence];
    }

    /** Number of rows of the longest sequence. */
    public int longest() {
        int longest = 0;
        for (int s = 0; s < sequences(); s++) {
            longest = Math.max(longest, length(s));
        }
        return longest;
    }

    /** The first row of each sequence, {@code [sequences]}. */
    int[] firstRows() {
        return Arrays.copyOf(offsets, sequences());
    }

    /** The last row of each sequence that is seen, {@code [sequences]}. */
    int[] lastRows() {
        int[] rows = new int[sequences()];
        for (int s = 0; s < rows.length; s++) {
            rows[s] = offsets[s + 1] - 1;
            while (!visible[rows[s]]) {
                rows[s]--;
            }
        }
        return rows;
    }

    /**
     * Refuses sequences that a model has no positions for.
     *
     * @throws IllegalArgumentException when one is longer than the model allows
     */
    void requireLength(int maxTokens) {
        if (longest() > maxTokens) {
            throw new IllegalArgumentException(
                    "a sequence has " + longest() + " tokens, but the base model has positions for " + maxTokens);
        }
    }

    /** Position of each token within its sequence, from 0, {@code [tokens]}. */
    public int[] positions() {
        int[] positions = new int[tokens()];
        for (int s = 0; s < sequences(); s++) {
            for (int i = offsets[s]; i < offsets[s + 1]; i++) {
                positions[i] = i - offsets[s];
            }
        }
        return positions;
    }
}
