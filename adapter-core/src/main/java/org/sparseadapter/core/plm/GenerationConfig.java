// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.Objects;
import java.util.OptionalInt;
import org.sparseadapter.core.task.GenerationSettings;

/**
 * How a decoder writes. Lengths count the token that the decoder starts with. The meaning of every number is that of the
 * transformers library.
 *
 * @param maxLength tokens of the longest result
 * @param minLength tokens of the shortest result: the end is forbidden before; 0 for no limit
 * @param beams hypotheses that are followed at a time; 1 is greedy search
 * @param noRepeatNgram a run of so many tokens occurs once in a result; 0 for no limit
 * @param lengthPenalty a finished hypothesis is worth the sum of its log-probabilities divided by its length, less the
 *     start, to this power: above 0 favours long ones, below 0 short ones
 * @param earlyStopping whether to stop as soon as there are as many finished hypotheses as beams, or only when the best
 *     running one is no better than the worst of them
 * @param forcedBegin the first token after the start, where a model wants one
 * @param forcedEnd the last token of a result of the greatest length, where a model wants one
 */
public record GenerationConfig(
        int maxLength,
        int minLength,
        int beams,
        int noRepeatNgram,
        double lengthPenalty,
        boolean earlyStopping,
        OptionalInt forcedBegin,
        OptionalInt forcedEnd) {

    /** Most hypotheses at a time; more would only fill memory. */
    public static final int MOST_BEAMS = 256;

    public GenerationConfig {
        if (maxLength < 2) {
            throw new IllegalArgumentException("maxLength must be at least 2, found " + maxLength);
        }
        if (minLength < 0 || minLength > maxLength) {
            throw new IllegalArgumentException(
                    "minLength must be in [0, maxLength " + maxLength + "], found " + minLength);
        }
        if (beams < 1 || beams > MOST_BEAMS) {
            throw new IllegalArgumentException("beams must be in [1, " + MOST_BEAMS + "], found " + beams);
        }
        if (noRepeatNgram < 0) {
            throw new IllegalArgumentException("noRepeatNgram must not be negative, found " + noRepeatNgram);
        }
        if (!Double.isFinite(lengthPenalty)) {
            throw new IllegalArgumentException("lengthPenalty must be a number, found " + lengthPenalty);
        }
        Objects.requireNonNull(forcedBegin, "forcedBegin");
        Objects.requireNonNull(forcedEnd, "forcedEnd");
    }

    /** Without forced tokens. */
    public GenerationConfig(
            int maxLength, int minLength, int beams, int noRepeatNgram, double lengthPenalty, boolean earlyStopping) {
        this(
                maxLength,
                minLength,
                beams,
                noRepeatNgram,
                lengthPenalty,
                earlyStopping,
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    /**
     * As a recipe's task has it: beams stop as soon as there are enough finished ones, and a text of the greatest length
     * ends with the end token, as BART's own configurations have it.
     */
    public static GenerationConfig of(GenerationSettings settings, SpecialTokens special) {
        return new GenerationConfig(
                settings.maxLength(),
                settings.minLength(),
                settings.beams(),
                settings.noRepeatNgram(),
                settings.lengthPenalty(),
                true,
                OptionalInt.empty(),
                OptionalInt.of(special.end()));
    }

    /** Greedy search without limits but the length. */
    public static GenerationConfig greedy(int maxLength) {
        return new GenerationConfig(maxLength, 0, 1, 0, 1, false);
    }

    /**
     * What a model's folder says of writing: {@code generation_config.json}, else {@code config.json}; for fields that
     * neither names, what the transformers library takes.
     *
     * @param maxTokens positions that the model has
     * @throws BaseModelException when a file asks for something that is not understood
     */
    public static GenerationConfig read(ModelSource source, int maxTokens) {
        return GenerationFile.read(source, maxTokens);
    }
}
