// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Objects;

/**
 * A part of a context that answers a question.
 *
 * @param text the part, as it stands in the context
 * @param start where it begins: the number of characters (Unicode code points) before it, as in SQuAD
 */
public record AnswerSpan(String text, int start) {

    public AnswerSpan {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an answer must not be empty");
        }
        if (start < 0) {
            throw new IllegalArgumentException("an answer must not start before its context, found " + start);
        }
    }

    /** The number of characters (Unicode code points) before the one after the answer. */
    public int end() {
        return start + text.codePointCount(0, text.length());
    }

    /** Whether it stands in a context where it says. */
    public boolean isIn(String context) {
        return start <= context.codePointCount(0, context.length())
                && context.startsWith(text, context.offsetByCodePoints(0, start));
    }
}
