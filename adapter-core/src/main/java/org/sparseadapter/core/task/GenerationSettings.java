// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.IntRange;
import org.sparseadapter.core.json.Interval;

/**
 * The settings of sequence to sequence: how a text is generated, token by token.
 *
 * @param beams how many beginnings are followed at a time; 1 is greedy
 * @param maxLength the most tokens of a text, the decoder's start token included; training cuts targets there too
 * @param minLength tokens before which a text does not end, the start token included
 * @param noRepeatNgram no run of so many tokens comes twice; 0 for no such rule
 * @param lengthPenalty the power of the length by which the log-probability of a beam is divided
 */
public record GenerationSettings(int beams, int maxLength, int minLength, int noRepeatNgram, double lengthPenalty)
        implements TaskSettings {

    // Each beam holds a cache of its own.
    private static final IntRange BEAMS = new IntRange(1, 16);
    private static final IntRange LENGTH = new IntRange(3, TaskConfig.MOST_TOKENS);
    private static final IntRange NGRAM = new IntRange(0, 100);
    private static final Interval PENALTY = Interval.closed(-10, 10);

    /** Greedy, up to 64 tokens. */
    public static final GenerationSettings DEFAULTS = new GenerationSettings(1, 64, 0, 0, 1.0);

    static final SettingsForm FORM = new SettingsForm(DEFAULTS, GenerationSettings::read, Set.of());

    public GenerationSettings {
        BEAMS.require("beams", beams);
        LENGTH.require("maxLength", maxLength);
        new IntRange(0, maxLength).require("minLength", minLength);
        NGRAM.require("noRepeatNgram", noRepeatNgram);
        PENALTY.require("lengthPenalty", lengthPenalty);
    }

    private static GenerationSettings read(Fields fields) {
        int maxLength = fields.integer("maxLength", DEFAULTS.maxLength, LENGTH);
        return new GenerationSettings(
                fields.integer("beams", DEFAULTS.beams, BEAMS),
                maxLength,
                fields.integer("minLength", DEFAULTS.minLength, new IntRange(0, maxLength)),
                fields.integer("noRepeatNgram", DEFAULTS.noRepeatNgram, NGRAM),
                fields.number("lengthPenalty", DEFAULTS.lengthPenalty, PENALTY));
    }

    @Override
    public int headLayers() {
        return 0;
    }

    @Override
    public void write(ObjectNode json) {
        json.put("beams", beams)
                .put("maxLength", maxLength)
                .put("minLength", minLength)
                .put("noRepeatNgram", noRepeatNgram)
                .put("lengthPenalty", lengthPenalty);
    }
}
