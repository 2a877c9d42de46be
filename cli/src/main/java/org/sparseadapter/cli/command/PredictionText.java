// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.StringJoiner;
import org.sparseadapter.lab.console.CommandFailedException;

/** A prediction as people read it: what was answered first, then what it was asked about. */
final class PredictionText {
    private static final int ANSWER_WIDTH = 24;

    private PredictionText() {}

    static String of(JsonNode prediction, String asked) {
        return answer(prediction) + "  " + asked + (prediction.path("truncated").asBoolean() ? "  (truncated)" : "");
    }

    private static String answer(JsonNode prediction) {
        if (prediction.has("label")) {
            String label = prediction.path("label").asText();
            return padded(label) + " " + score(prediction.path("scores").path(label));
        }
        if (prediction.has("labels")) {
            return padded(labels(prediction));
        }
        if (prediction.has("value")) {
            return score(prediction.path("value"));
        }
        if (prediction.has("answer")) {
            JsonNode answer = prediction.path("answer");
            return padded(answer.path("text").asText()) + " " + score(answer.path("score")) + " ["
                    + answer.path("start").asInt() + ", " + answer.path("end").asInt() + ")";
        }
        if (prediction.has("text")) {
            return prediction.path("text").asText() + "  <-";
        }
        throw new CommandFailedException("The answer has a form that this version does not know: " + prediction);
    }

    /** Every label with its probability; {@code -} for none. */
    private static String labels(JsonNode prediction) {
        StringJoiner labels = new StringJoiner(", ").setEmptyValue("-");
        prediction
                .path("labels")
                .forEach(label -> labels.add(
                        label.asText() + " " + score(prediction.path("scores").path(label.asText()))));
        return labels.toString();
    }

    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-" + ANSWER_WIDTH + "s", text);
    }

    private static String score(JsonNode number) {
        return String.format(Locale.ROOT, "%.3f", number.asDouble());
    }
}
