// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Texts to label.
 *
 * @param inputs one answer will come for each, in the same order
 */
@Schema(description = "Texts to label.")
public record PredictRequest(@Schema(required = true) @JsonProperty(required = true) List<Input> inputs) {

    /**
     * One text, or two.
     *
     * @param text the text, or the first of two
     * @param pair the second text, for tasks on pairs
     */
    @Schema(name = "PredictInput")
    public record Input(
            @Schema(required = true, examples = "He go to school.") String text,
            @Schema(implementation = String.class, nullable = true) Optional<String> pair) {

        /** Takes an absent pair for none. */
        public Input {
            pair = pair == null ? Optional.empty() : pair;
        }
    }
}
