// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;

/**
 * The embeddings and the attention of one of BART's stacks, which encoder and decoder have in the same form.
 *
 * @param embeddings of tokens and positions
 * @param attention fused for the heads of the stack
 * @param heads attention heads
 */
record BartStack(Embeddings embeddings, Attention attention, int heads) {

    static BartStack of(String stack, int heads, BartConfig config, WeightArrays weights) {
        String words = config.tied() ? BartNames.WORDS : stack + BartNames.WORDS_OF_STACK;
        return new BartStack(
                new Embeddings(
                        weights.array(words),
                        config.scaled() ? (float) Math.sqrt(config.hidden()) : 1,
                        weights.array(stack + BartNames.POSITIONS),
                        Optional.empty(),
                        weights.normalisation(stack + BartNames.EMBEDDING_NORM, BartConfig.EPSILON)),
                FusedAttention.load(heads, weights.manager()),
                heads);
    }

    /**
     * Looks tokens up.
     *
     * @param places position of each token in its sequence, from 0
     * @return {@code [tokens, hidden]}
     */
    NDArray embed(int[] ids, int[] places, NDManager owner) {
        embeddings.checkIds(ids);
        int[] rows = Arrays.stream(places)
                .map(place -> place + BartConfig.POSITION_OFFSET)
                .toArray();
        return embeddings.embed(ids, rows, new int[0], owner);
    }

    /** The attention of one call. */
    AttentionRows rows(Reach reach, NDManager call) {
        return new AttentionRows(
                attention, heads, reach, call, embeddings.words().getDataType());
    }
}
