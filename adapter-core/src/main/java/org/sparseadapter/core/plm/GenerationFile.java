// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The generation settings of a model's folder: {@code generation_config.json}, or {@code config.json} where older folders
 * keep the same fields. What would change a result and is not understood here is refused by name.
 */
final class GenerationFile {

    /** Fields that must be absent, null or of this value. */
    private static final Map<String, String> NEUTRAL = Map.ofEntries(
            Map.entry("do_sample", "false"),
            Map.entry("num_beam_groups", "1"),
            Map.entry("diversity_penalty", "0.0"),
            Map.entry("repetition_penalty", "1.0"),
            Map.entry("encoder_repetition_penalty", "1.0"),
            Map.entry("encoder_no_repeat_ngram_size", "0"),
            Map.entry("renormalize_logits", "false"),
            Map.entry("remove_invalid_values", "false"),
            Map.entry("bad_words_ids", "null"),
            Map.entry("sequence_bias", "null"),
            Map.entry("suppress_tokens", "null"),
            Map.entry("begin_suppress_tokens", "null"),
            Map.entry("exponential_decay_length_penalty", "null"),
            Map.entry("constraints", "null"),
            Map.entry("force_words_ids", "null"),
            Map.entry("penalty_alpha", "null"),
            Map.entry("guidance_scale", "null"));

    /** Default of the most tokens that are generated. */
    private static final int DEFAULT_NEW_TOKENS = 20;

    private GenerationFile() {}

    static GenerationConfig read(ModelSource source, int maxTokens) {
        Path own = source.folder().resolve("generation_config.json");
        Path file = Files.isRegularFile(own) ? own : source.config();
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + file + ": " + e.getMessage(), e);
        }
        ConfigFields fields = new ConfigFields(file, json);
        NEUTRAL.forEach((field, value) -> requireNeutral(fields, field, value));
        int otherwise = Math.min(1 + DEFAULT_NEW_TOKENS, maxTokens);
        int maxLength = json.hasNonNull("max_new_tokens")
                ? 1 + fields.positive("max_new_tokens", DEFAULT_NEW_TOKENS)
                : fields.positive("max_length", otherwise);
        int minLength = json.hasNonNull("min_new_tokens")
                ? 1 + fields.count("min_new_tokens", 0)
                : fields.count("min_length", 0);
        try {
            return new GenerationConfig(
                    maxLength,
                    minLength,
                    fields.positive("num_beams", 1),
                    fields.count("no_repeat_ngram_size", 0),
                    lengthPenalty(fields),
                    fields.flag("early_stopping", false),
                    forced(fields, "forced_bos_token_id"),
                    forced(fields, "forced_eos_token_id"));
        } catch (IllegalArgumentException e) {
            throw new BaseModelException(file + ": " + e.getMessage(), e);
        }
    }

    private static void requireNeutral(ConfigFields fields, String field, String neutral) {
        JsonNode value = fields.json().path(field);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        boolean same = value.isNumber() && !neutral.equals("null")
                ? value.doubleValue() == Double.parseDouble(neutral)
                : value.asText().equals(neutral);
        if (!same) {
            throw fields.refused(field, neutral);
        }
    }

    private static double lengthPenalty(ConfigFields fields) {
        JsonNode value = fields.json().path("length_penalty");
        if (value.isMissingNode() || value.isNull()) {
            return 1;
        }
        if (!value.isNumber()) {
            throw fields.refused("length_penalty", "a number");
        }
        return value.doubleValue();
    }

    private static OptionalInt forced(ConfigFields fields, String field) {
        return fields.json().hasNonNull(field) ? OptionalInt.of(fields.token(field, 0)) : OptionalInt.empty();
    }
}
