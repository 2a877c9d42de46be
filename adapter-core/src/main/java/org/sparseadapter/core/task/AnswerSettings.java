// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/**
 * How answers are looked for in a context.
 *
 * @param stride by how many tokens the next window over a long context starts after the one before
 * @param maxAnswer the most tokens of an answer
 */
public record AnswerSettings(int stride, int maxAnswer) implements TaskSettings {

    /** Windows 128 tokens apart, answers of up to 30 tokens, as is usual for SQuAD. */
    public static final AnswerSettings DEFAULTS = new AnswerSettings(128, 30);

    public AnswerSettings {
        if (stride < 1 || stride > TaskConfig.MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "stride must be in [1, " + TaskConfig.MOST_TOKENS + "], found " + stride);
        }
        if (maxAnswer < 1 || maxAnswer > TaskConfig.MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "maxAnswer must be in [1, " + TaskConfig.MOST_TOKENS + "], found " + maxAnswer);
        }
    }

    @Override
    public boolean suits(TaskKind kind) {
        return kind == TaskKind.QUESTION_ANSWERING;
    }
}
