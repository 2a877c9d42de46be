// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Typed access to the fields of a JSON object, with errors that name the field. */
final class JsonFields {

    private JsonFields() {}

    static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isTextual(), field, "a string").textValue();
    }

    static double number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isNumber(), field, "a number").doubleValue();
    }

    static int integer(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isIntegralNumber() && value.canConvertToInt(), field, "an integer")
                .intValue();
    }

    static long integerLong(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isIntegralNumber() && value.canConvertToLong(), field, "an integer")
                .longValue();
    }

    static JsonNode array(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isArray(), field, "an array");
    }

    static JsonNode object(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return require(value, value.isObject(), field, "an object");
    }

    private static JsonNode require(JsonNode value, boolean holds, String field, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(field + " must be " + expected + ", not "
                    + value.getNodeType().name().toLowerCase(Locale.ROOT));
        }
        return value;
    }
}
