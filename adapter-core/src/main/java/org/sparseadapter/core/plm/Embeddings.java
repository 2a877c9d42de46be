// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.RowGather;

/**
 * The input embeddings of a model: those of a token's word, of its position and, in models that tell sentences apart, of
 * its segment, added up and normalised.
 *
 * @param words {@code [vocabulary, hidden]}
 * @param scale factor of the words
 * @param positions {@code [positions, hidden]}
 * @param segments {@code [segments, hidden]}
 * @param norm the LayerNorm of the sum
 */
record Embeddings(NDArray words, float scale, NDArray positions, Optional<NDArray> segments, Normalisation norm) {

    /**
     * Looks tokens up.
     *
     * @param ids rows of the words, {@code [tokens]}
     * @param places rows of the positions, {@code [tokens]}
     * @param kinds rows of the segments, {@code [tokens]}; ignored where there are none
     * @return {@code [tokens, hidden]}
     */
    NDArray embed(int[] ids, int[] places, int[] kinds, NDManager owner) {
        NDArray word = RowGather.rows(words, RowGather.index(owner, ids), owner);
        NDArray scaled = scale == 1 ? word : EngineMemory.scaled(word, scale);
        NDArray typed = segments.map(table -> scaled.add(RowGather.rows(table, RowGather.index(owner, kinds), owner)))
                .orElse(scaled);
        return norm.apply(typed.add(RowGather.rows(positions, RowGather.index(owner, places), owner)));
    }

    /**
     * Refuses tokens that there are no words for.
     *
     * @throws IllegalArgumentException naming the token
     */
    void checkIds(int[] ids) {
        long vocabulary = words.getShape().get(0);
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException("token id " + id + " is outside the vocabulary of " + vocabulary);
            }
        }
    }
}
