// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Arrays;

/**
 * A sequence that a search follows or has finished.
 *
 * @param tokens the start first, {@code [length]}
 * @param score sum of log-probabilities; of a finished one, with the length penalty
 * @param finished whether it is a result, not a place holder that any result displaces
 */
record Hypothesis(int[] tokens, float score, boolean finished) {

    /** Low enough that everything that was found scores higher; sums with it keep that. */
    static final float UNLIKELY = -1e9f;

    /** One more token. */
    Hypothesis with(int token, float newScore) {
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        longer[tokens.length] = token;
        return new Hypothesis(longer, newScore, false);
    }

    Hypothesis scored(float newScore) {
        return new Hypothesis(tokens, newScore, finished);
    }

    int last() {
        return tokens[tokens.length - 1];
    }
}
