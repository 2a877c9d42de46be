// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.Arrays;
import org.sparseadapter.core.plm.ContextWindow;

/**
 * What a head for questions says of one window.
 *
 * @param window the window
 * @param starts score of each token as an answer's first, {@code [tokens]}
 * @param ends score of each token as an answer's last, {@code [tokens]}
 */
public record WindowScores(ContextWindow window, float[] starts, float[] ends) {

    public WindowScores {
        int tokens = window.tokens().length();
        if (starts.length != tokens || ends.length != tokens) {
            throw new IllegalArgumentException(
                    "expected " + tokens + " scores each, found " + starts.length + " and " + ends.length);
        }
    }

    /**
     * From a head's output.
     *
     * @param logits start and end of each token in turn, {@code [tokens, 2]}
     */
    public static WindowScores of(ContextWindow window, float[] logits) {
        float[] starts = new float[logits.length / 2];
        float[] ends = new float[logits.length / 2];
        for (int token = 0; token < starts.length; token++) {
            starts[token] = logits[2 * token];
            ends[token] = logits[2 * token + 1];
        }
        return new WindowScores(window, starts, ends);
    }

    /** The context's tokens with the largest scores, best first; of equal ones the earlier. */
    int[] best(float[] scores, int most) {
        Integer[] tokens = new Integer[scores.length];
        Arrays.setAll(tokens, token -> token);
        return Arrays.stream(tokens)
                .filter(window::isContext)
                .sorted((a, b) -> Float.compare(scores[b], scores[a]))
                .limit(most)
                .mapToInt(token -> token)
                .toArray();
    }
}
