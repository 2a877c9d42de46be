// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * A frozen encoder-decoder over packed rows. As an {@link Encoder} it reads each sequence with both stacks, the decoder's
 * input being the sequence shifted right by one, so that its last state has seen everything.
 */
public interface EncoderDecoder extends Encoder {

    /**
     * Runs the encoder alone.
     *
     * @return {@code [source tokens, hidden]}, owned by the scope
     */
    NDArray encodeSource(PackedTokens source, SiteFunctions sites, NDManager scope, boolean training);

    /**
     * Runs the decoder over whole targets, each token seeing those before it.
     *
     * @param target decoder inputs, the start token first
     * @param memory result of {@link #encodeSource}
     * @param source the sequences of the memory, in the order of their targets
     * @return {@code [target tokens, hidden]}, owned by the scope
     */
    NDArray decode(
            PackedTokens target,
            NDArray memory,
            PackedTokens source,
            SequenceSites sites,
            NDManager scope,
            boolean training);

    /**
     * Scores of the next token.
     *
     * @param hidden {@code [rows, hidden]}
     * @return {@code [rows, vocabulary]}, owned by the manager of {@code hidden}
     */
    NDArray tokenLogits(NDArray hidden);

    /**
     * Begins to decode token by token.
     *
     * @param memory result of {@link #encodeSource}; not needed after this call
     * @param source the sequences of the memory
     * @param sites asked for the rows of the source once and for the running rows at every step
     * @param owner of the decoder's caches and of what it returns
     */
    StepDecoder steps(NDArray memory, PackedTokens source, SequenceSites sites, NDManager owner);

    /** The tokens that targets begin with and end with, and padding. */
    SpecialTokens specialTokens();
}
