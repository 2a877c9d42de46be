// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.artifact.ArtifactException;

/**
 * What {@code adapter_config.json} says of a LoRA. Whatever would change the forward function and is not understood here
 * is refused by name, since an adapter that is silently read as another one gives wrong answers.
 *
 * @param rank rows of every A
 * @param alpha what the product is multiplied with, times the rank
 * @param type PEFT's {@code task_type}; empty where it says none
 */
record PeftConfig(int rank, double alpha, String type) {

    private static final List<String> OFF = List.of(
            "use_dora",
            "use_qalora",
            "use_bdlora",
            "fan_in_fan_out",
            "lora_bias",
            "alora_invocation_tokens",
            "arrow_config",
            "kasa_config",
            "layer_replication",
            "target_parameters",
            "trainable_token_indices",
            "velora_config",
            "monteclora_config");

    static PeftConfig read(Path file) {
        JsonNode json;
        try {
            json = new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
        if (!json.path("peft_type").asText("").equals("LORA")) {
            throw wrong(file, json, "peft_type", "\"LORA\"");
        }
        if (!json.path("bias").asText("none").equals("none")) {
            throw wrong(file, json, "bias", "\"none\"");
        }
        OFF.forEach(field -> requireOff(file, json, field));
        for (String pattern : List.of("rank_pattern", "alpha_pattern")) {
            if (!json.path(pattern).isEmpty()) {
                throw wrong(file, json, pattern, "one value for all modules");
            }
        }
        JsonNode rank = json.path("r");
        if (!rank.canConvertToInt() || rank.intValue() < 1) {
            throw wrong(file, json, "r", "a positive integer");
        }
        JsonNode alpha = json.path("lora_alpha");
        if (!alpha.isNumber() || !(alpha.doubleValue() > 0)) {
            throw wrong(file, json, "lora_alpha", "a positive number");
        }
        // Rank-stabilised LoRA divides by the square root of the rank.
        double scale = json.path("use_rslora").asBoolean() ? Math.sqrt(rank.intValue()) : 1;
        return new PeftConfig(
                rank.intValue(),
                alpha.doubleValue() * scale,
                json.path("task_type").asText(""));
    }

    private static void requireOff(Path file, JsonNode json, String field) {
        JsonNode value = json.path(field);
        boolean off = value.isMissingNode() || value.isNull() || value.isBoolean() && !value.booleanValue();
        if (!off) {
            throw wrong(file, json, field, "none");
        }
    }

    private static ArtifactException wrong(Path file, JsonNode json, String field, String expected) {
        return new ArtifactException(file + ": " + field + ": expected " + expected + ", found " + json.path(field));
    }
}
