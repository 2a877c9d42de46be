// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** A decoder as a search uses it: each call appends a token to every row and gives the next one's logits. */
@FunctionalInterface
interface NextTokens {

    /**
     * Appends a token to every running row.
     *
     * @param tokens the new token of each row, {@code [rows]}
     * @param parents which row of the call before each row continues; at the first call, which source. Rows of one
     *     source stand together, in the order of the sources; a source whose search is over has none
     * @return unnormalised scores of the token that follows, {@code [rows, vocabulary]}, row by row
     */
    float[] append(int[] tokens, int[] parents);
}
