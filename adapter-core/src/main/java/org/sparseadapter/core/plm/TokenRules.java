// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What may follow a sequence whatever the model thinks: forbidden tokens score minus infinity. Rules apply in the order
 * of the transformers library, so that a forced token is possible even where another rule forbids it.
 *
 * @param config the limits
 * @param end the token that ends a sequence
 */
record TokenRules(GenerationConfig config, int end) {

    /**
     * Applies the rules.
     *
     * @param scores of the next token, {@code [vocabulary]}; changed in place
     * @param sequence holds the tokens so far, the start first
     * @param length how many they are
     */
    void apply(float[] scores, int[] sequence, int length) {
        if (config.noRepeatNgram() > 0) {
            forbidRepetition(scores, sequence, length);
        }
        if (length < config.minLength()) {
            scores[end] = Float.NEGATIVE_INFINITY;
        }
        if (length == 1) {
            force(scores, config.forcedBegin());
        }
        if (length == config.maxLength() - 1) {
            force(scores, config.forcedEnd());
        }
    }

    /** Whether a sequence is over once it has this length and last token. */
    boolean isOver(int length, int last) {
        return last == end || length >= config.maxLength();
    }

    private void forbidRepetition(float[] scores, int[] sequence, int length) {
        int known = config.noRepeatNgram() - 1;
        int suffix = length - known;
        for (int begin = 0; begin < suffix; begin++) {
            if (Arrays.equals(sequence, begin, begin + known, sequence, suffix, length)) {
                scores[sequence[begin + known]] = Float.NEGATIVE_INFINITY;
            }
        }
    }

    private static void force(float[] scores, OptionalInt token) {
        if (token.isPresent()) {
            if (token.getAsInt() < 0 || token.getAsInt() >= scores.length) {
                throw new IllegalArgumentException(
                        "the forced token " + token.getAsInt() + " is outside the vocabulary of " + scores.length);
            }
            Arrays.fill(scores, Float.NEGATIVE_INFINITY);
            scores[token.getAsInt()] = 0;
        }
    }
}
