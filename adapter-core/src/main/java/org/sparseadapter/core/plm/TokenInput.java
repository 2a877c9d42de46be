// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * The input of an encoder: its embeddings, and the rows of them that tokens take.
 *
 * @param embeddings of words, positions and segments
 * @param places the family's rows for the tokens of a batch
 * @param maxTokens longest sequence
 */
record TokenInput(Embeddings embeddings, TokenPlaces places, int maxTokens) {

    /**
     * Looks the tokens of a batch up.
     *
     * @return {@code [tokens, hidden]}
     * @throws IllegalArgumentException when a sequence is too long, or a token or a segment is unknown
     */
    NDArray embed(PackedTokens batch, NDManager call) {
        int[] positions = places.positions(batch);
        int[] segments = places.segments(batch);
        batch.requireLength(maxTokens);
        embeddings.checkIds(batch.ids());
        long known = embeddings.segments().map(table -> table.getShape().get(0)).orElse(1L);
        for (int segment : segments) {
            if (segment < 0 || segment >= known) {
                throw new IllegalArgumentException(
                        "segment " + segment + " is outside the " + known + " that the base model knows");
            }
        }
        return ArrayScope.result(call, owner -> embeddings.embed(batch.ids(), positions, segments, owner));
    }

    /** The precision of the embeddings, and of all that is computed from them. */
    DataType precision() {
        return embeddings.words().getDataType();
    }
}
