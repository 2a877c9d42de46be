// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * The attention mask over packed rows: the query rows of each sequence reach the key rows of the same sequence. Rows of one packed
 * batch reach themselves in self-attention, and those of another batch in cross-attention.
 *
 * @param queries first query row of each sequence and their number, {@code [sequences + 1]}; a sequence may have none
 * @param keys first key row of each sequence and their number, {@code [sequences + 1]}
 * @param visible which key rows take part in attention; padding does not, {@code [keys]}
 * @param causal whether a row reaches no row behind its own place in the sequence, as in a decoder
 */
record Reach(int[] queries, int[] keys, boolean[] visible, boolean causal) {

    Reach {
        if (queries.length != keys.length) {
            throw new IllegalArgumentException(
                    "there are queries of " + (queries.length - 1) + " sequences, but keys of " + (keys.length - 1));
        }
    }

    /** Every row reaches all rows of its sequence. */
    static Reach within(PackedTokens batch) {
        return new Reach(batch.offsets(), batch.offsets(), batch.visible(), false);
    }

    /** Every row reaches itself and the rows before it. */
    static Reach backwards(PackedTokens batch) {
        return new Reach(batch.offsets(), batch.offsets(), batch.visible(), true);
    }

    /** Rows of some sequences reach all rows of the same sequences in another batch. */
    static Reach across(int[] queries, PackedTokens keys) {
        return new Reach(queries, keys.offsets(), keys.visible(), false);
    }

    int sequences() {
        return queries.length - 1;
    }

    /** Number of key rows of all sequences. */
    int keyRows() {
        return keys[keys.length - 1];
    }
}
