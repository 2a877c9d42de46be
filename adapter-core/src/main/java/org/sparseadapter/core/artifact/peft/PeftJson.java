// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact.peft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.artifact.ArtifactException;

/**
 * PEFT's {@code adapter_config.json}. Whatever would change the forward function and is not understood here is refused by
 * name, since an adapter that is silently read as another one gives wrong answers.
 *
 * @param file for messages
 * @param json its content
 */
record PeftJson(Path file, JsonNode json) {

    /** What no kind has a counterpart for. */
    private static final List<String> OFF =
            List.of("fan_in_fan_out", "layer_replication", "target_parameters", "trainable_token_indices");

    static PeftJson read(Path file) {
        try {
            return new PeftJson(file, new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new ArtifactException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** PEFT's {@code peft_type}, the kind of adapter. */
    String peftType() {
        return json.path("peft_type").asText("");
    }

    /** PEFT's {@code task_type}; empty where it says none. */
    String taskType() {
        return json.path("task_type").asText("");
    }

    JsonNode path(String field) {
        return json.path(field);
    }

    /** Passes a file that says nothing of what no kind has a counterpart for. */
    void requireOff() {
        requireOff(OFF);
    }

    /** Passes a file where none of these fields says anything. */
    void requireOff(List<String> fields) {
        for (String field : fields) {
            JsonNode value = json.path(field);
            boolean off = value.isMissingNode() || value.isNull() || value.isBoolean() && !value.booleanValue();
            if (!off) {
                throw wrong(field, "none");
            }
        }
    }

    ArtifactException wrong(String field, String expected) {
        return new ArtifactException(file + ": " + field + ": expected " + expected + ", found " + json.path(field));
    }
}
