// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;

/**
 * Fields of a {@code config.json}. A field that is absent or null has the value that the transformers library gives it.
 *
 * @param file for messages
 * @param json its content
 */
record ConfigFields(Path file, JsonNode json) {

    /** A positive whole number. */
    int positive(String field, int otherwise) {
        int value = integer(field, otherwise);
        if (value < 1) {
            throw refused(field, "a positive integer");
        }
        return value;
    }

    /** A whole number that is not negative. */
    int count(String field, int otherwise) {
        int value = integer(field, otherwise);
        if (value < 0) {
            throw refused(field, "an integer that is not negative");
        }
        return value;
    }

    /** An id of a token; the first one where there are several. */
    int token(String field, int otherwise) {
        return json.path(field).isArray() && !json.get(field).isEmpty()
                ? new ConfigFields(
                                file,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .set(field, json.get(field).get(0)))
                        .count(field, otherwise)
                : count(field, otherwise);
    }

    private int integer(String field, int otherwise) {
        if (!json.hasNonNull(field)) {
            return otherwise;
        }
        JsonNode value = json.get(field);
        if (!value.canConvertToInt() || !value.isIntegralNumber()) {
            throw refused(field, "an integer");
        }
        return value.intValue();
    }

    /** A positive number. */
    float number(String field, double otherwise) {
        if (!json.hasNonNull(field)) {
            return (float) otherwise;
        }
        JsonNode value = json.get(field);
        if (!value.isNumber() || !(value.doubleValue() > 0)) {
            throw refused(field, "a positive number");
        }
        return (float) value.doubleValue();
    }

    boolean flag(String field, boolean otherwise) {
        if (!json.hasNonNull(field)) {
            return otherwise;
        }
        if (!json.get(field).isBoolean()) {
            throw refused(field, "true or false");
        }
        return json.get(field).booleanValue();
    }

    /** Refuses any value but one. */
    void only(String field, String value) {
        if (json.hasNonNull(field) && !json.get(field).asText().equals(value)) {
            throw refused(field, "\"" + value + "\"");
        }
    }

    /** Refuses heads that rows cannot be split into. */
    void divides(String headsField, int heads, String hiddenField, int hidden) {
        if (hidden % heads != 0) {
            throw new BaseModelException(
                    file + ": " + hiddenField + " " + hidden + " is not a multiple of " + headsField + " " + heads);
        }
    }

    BaseModelException refused(String field, String expected) {
        return new BaseModelException(file + ": " + field + " is " + json.get(field) + ", expected " + expected);
    }
}
