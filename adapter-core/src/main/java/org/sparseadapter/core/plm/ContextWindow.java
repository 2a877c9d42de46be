// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * One window over a context: a question with as much of the context as a model can read at once.
 *
 * @param tokens the question, then the part, special tokens included; truncated where the question was cut
 * @param starts for each token of the context, characters (Unicode code points) of the context before it; -1 for tokens
 *     that are not the context's; {@code [length]}
 * @param ends for each token of the context, characters before what follows it; -1 for others; {@code [length]}
 */
public record ContextWindow(Encoded tokens, int[] starts, int[] ends) {

    public ContextWindow {
        if (starts.length != tokens.length() || ends.length != tokens.length()) {
            throw new IllegalArgumentException(
                    "expected " + tokens.length() + " starts and ends, found " + starts.length + " and " + ends.length);
        }
    }

    /** Whether a token is one of the context's. */
    public boolean isContext(int token) {
        return starts[token] >= 0;
    }

    /**
     * The first and the last token that a part of the context touches.
     *
     * @param start characters of the context before the part
     * @param end characters before what follows it
     * @return two tokens; 0 and 0, the model's first token, where the window does not hold the whole part
     */
    public int[] tokensOf(int start, int end) {
        int first = -1;
        int last = -1;
        for (int token = 0; token < starts.length; token++) {
            if (isContext(token) && starts[token] < end && ends[token] > start) {
                first = first < 0 ? token : first;
                last = token;
            }
        }
        boolean whole = first >= 0 && starts[first] <= start && ends[last] >= end;
        return whole ? new int[] {first, last} : new int[2];
    }
}
