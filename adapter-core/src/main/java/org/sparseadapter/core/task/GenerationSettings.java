// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/**
 * How a text is written, token by token.
 *
 * @param beams how many beginnings are followed at a time; 1 is greedy
 * @param maxLength the most tokens of a text, the decoder's start token included; training cuts targets there too
 * @param minLength tokens before which a text does not end, the start token included
 * @param noRepeatNgram no run of so many tokens comes twice; 0 for no such rule
 * @param lengthPenalty the power of the length by which the log-probability of a beam is divided
 */
public record GenerationSettings(int beams, int maxLength, int minLength, int noRepeatNgram, double lengthPenalty)
        implements TaskSettings {

    /** Greedy, up to 64 tokens. */
    public static final GenerationSettings DEFAULTS = new GenerationSettings(1, 64, 0, 0, 1.0);

    /** The most beams; each holds a cache of its own. */
    public static final int MOST_BEAMS = 16;

    public GenerationSettings {
        check(beams >= 1 && beams <= MOST_BEAMS, "beams", "in [1, " + MOST_BEAMS + "]", beams);
        check(
                maxLength >= 3 && maxLength <= TaskConfig.MOST_TOKENS,
                "maxLength",
                "in [3, " + TaskConfig.MOST_TOKENS + "]",
                maxLength);
        check(minLength >= 0 && minLength <= maxLength, "minLength", "in [0, maxLength]", minLength);
        check(noRepeatNgram >= 0 && noRepeatNgram <= 100, "noRepeatNgram", "in [0, 100]", noRepeatNgram);
        check(lengthPenalty >= -10 && lengthPenalty <= 10, "lengthPenalty", "in [-10, 10]", lengthPenalty);
    }

    @Override
    public boolean suits(TaskKind kind) {
        return kind == TaskKind.SEQUENCE_TO_SEQUENCE;
    }

    private static void check(boolean holds, String field, String expected, Object found) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", found " + found);
        }
    }
}
