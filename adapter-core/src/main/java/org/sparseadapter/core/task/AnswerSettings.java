// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.IntRange;

/**
 * The settings of question answering: how answers are looked for in a context.
 *
 * @param stride by how many tokens the next window over a long context starts after the one before
 * @param maxAnswer the most tokens of an answer
 */
public record AnswerSettings(int stride, int maxAnswer) implements TaskSettings {

    private static final IntRange TOKENS = new IntRange(1, TaskConfig.MOST_TOKENS);
    private static final String STRIDE = "stride";
    private static final String MAX_ANSWER = "maxAnswer";

    /** Windows 128 tokens apart, answers of up to 30 tokens, as is usual for SQuAD. */
    public static final AnswerSettings DEFAULTS = new AnswerSettings(128, 30);

    static final SettingsForm FORM = new SettingsForm(DEFAULTS, AnswerSettings::read, Set.of());

    public AnswerSettings {
        TOKENS.require(STRIDE, stride);
        TOKENS.require(MAX_ANSWER, maxAnswer);
    }

    private static AnswerSettings read(Fields fields) {
        return new AnswerSettings(
                fields.integer(STRIDE, DEFAULTS.stride, TOKENS),
                fields.integer(MAX_ANSWER, DEFAULTS.maxAnswer, TOKENS));
    }

    @Override
    public int headLayers() {
        return 1;
    }

    @Override
    public void write(ObjectNode json) {
        json.put(STRIDE, stride).put(MAX_ANSWER, maxAnswer);
    }
}
