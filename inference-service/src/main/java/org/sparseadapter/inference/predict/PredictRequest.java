// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.predict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A prediction request: the inputs to predict.
 *
 * @param inputs one prediction comes back for each, in the same order
 */
@Schema(description = "A prediction request: the inputs to predict.")
public record PredictRequest(@Schema(required = true) @JsonProperty(required = true) List<Input> inputs) {

    /**
     * An input: one text, or two, or a question about a context, as the adapter's task takes it.
     *
     * @param text the text, or the first of two
     * @param pair the second text, for tasks on pairs
     * @param question a question about a context
     * @param context where the answer stands
     */
    @Schema(
            name = "PredictInput",
            description = "A text, or a pair of texts, to be labelled, scored or rewritten; or a question with its"
                    + " context for an adapter that answers questions.")
    public record Input(
            @Schema(implementation = String.class, nullable = true, examples = "He go to school.")
                    Optional<String> text,
            @Schema(implementation = String.class, nullable = true) Optional<String> pair,
            @Schema(implementation = String.class, nullable = true, examples = "Where does it rain?")
                    Optional<String> question,
            @Schema(implementation = String.class, nullable = true, examples = "It rains in Oslo.")
                    Optional<String> context) {

        /** An input whose absent fields are empty. */
        public Input {
            text = text == null ? Optional.empty() : text;
            pair = pair == null ? Optional.empty() : pair;
            question = question == null ? Optional.empty() : question;
            context = context == null ? Optional.empty() : context;
        }

        /** Whether it has the form of a question, complete or not. */
        boolean asks() {
            return question.isPresent() || context.isPresent();
        }
    }
}
