// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sparseadapter.core.text.Quoted;

/**
 * The fields of one JSON object, read strictly: unknown fields are refused at once, a value of another type or out of range is
 * refused with its path. An explicit null counts as absent only where {@code opt...} reads it.
 */
public final class Fields {

    private final JsonNode node;
    private final String path;

    private Fields(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /**
     * Opens an object.
     *
     * @param path its JSON path, empty for the document
     * @param known the fields that it may have
     */
    public static Fields of(JsonNode node, String path, String... known) {
        Fields fields = open(node, path);
        List<String> names = Arrays.asList(known);
        node.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                String hint = NearMiss.of(name, names)
                        .map(meant -> "unknown field, did you mean " + meant + "?")
                        .orElseGet(() -> "unknown field, expected one of " + String.join(", ", names));
                throw fields.error(presentable(name), hint);
            }
        });
        return fields;
    }

    /** Opens an object of which not all is known yet. */
    public static Fields open(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new FieldException(path, "expected an object, found " + shown(node));
        }
        return new Fields(node, path);
    }

    public boolean has(String name) {
        return node.has(name);
    }

    public Optional<JsonNode> raw(String name) {
        return Optional.ofNullable(node.get(name));
    }

    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    public FieldException error(String name, String problem) {
        return new FieldException(path(name), problem);
    }

    /** Passes an object that has a field. */
    public void require(String name) {
        if (!has(name)) {
            throw error(name, "missing");
        }
    }

    public String text(String name, String expected) {
        return value(name, JsonNode::isTextual, expected).textValue();
    }

    public String text(String name, String expected, String fallback) {
        return has(name) ? text(name, expected) : fallback;
    }

    public int integer(String name) {
        return value(name, number -> number.isIntegralNumber() && number.canConvertToInt(), "an integer")
                .intValue();
    }

    public int integer(String name, int fallback, IntRange range) {
        return integer(name, fallback, range.least(), range.most());
    }

    public int integer(String name, int fallback, int least, int most) {
        return has(name) ? integer(node.get(name), path(name), least, most) : fallback;
    }

    public OptionalInt optInteger(String name, IntRange range) {
        return optInteger(name, range.least(), range.most());
    }

    public OptionalInt optInteger(String name, int least, int most) {
        return node.hasNonNull(name)
                ? OptionalInt.of(integer(node.get(name), path(name), least, most))
                : OptionalInt.empty();
    }

    public static int integer(JsonNode value, String path, int least, int most) {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            throw new FieldException(
                    path, "expected an integer in [" + least + ", " + most + "], found " + shown(value));
        }
        return value.intValue();
    }

    public long wide(String name) {
        return value(name, number -> number.isIntegralNumber() && number.canConvertToLong(), "an integer of 64 bits")
                .longValue();
    }

    public long wide(String name, long fallback) {
        return has(name) ? wide(name) : fallback;
    }

    public double number(String name) {
        return value(name, JsonNode::isNumber, "a number").doubleValue();
    }

    public double number(String name, double fallback, Interval range) {
        return has(name) ? number(node.get(name), path(name), range) : fallback;
    }

    public OptionalDouble optNumber(String name, Interval range) {
        return node.hasNonNull(name)
                ? OptionalDouble.of(number(node.get(name), path(name), range))
                : OptionalDouble.empty();
    }

    public static double number(JsonNode value, String path, Interval range) {
        if (!value.isNumber() || !range.contains(value.doubleValue())) {
            throw new FieldException(path, "expected a number in " + range + ", found " + shown(value));
        }
        // A negative zero would be written back differently.
        return value.doubleValue() + 0.0;
    }

    public boolean flag(String name) {
        return value(name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    public boolean flag(String name, boolean fallback) {
        return has(name) ? flag(name) : fallback;
    }

    /** An object within this one. */
    public Fields object(String name) {
        return open(value(name, JsonNode::isObject, "an object"), path(name));
    }

    /** The names of the fields that are there, in their order. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    public JsonNode list(String name) {
        return value(name, JsonNode::isArray, "a list");
    }

    /** A list of objects. */
    public List<Fields> objects(String name) {
        JsonNode list = list(name);
        List<Fields> objects = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            objects.add(open(list.get(i), path(name) + "[" + i + "]"));
        }
        return objects;
    }

    /** A list of strings. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : list(name)) {
            if (!text.isTextual()) {
                throw error(name, "expected a list of strings, found " + shown(text) + " in it");
            }
            texts.add(text.textValue());
        }
        return texts;
    }

    public <E extends Enum<E>> E choice(String name, E[] choices) {
        require(name);
        return choice(node.get(name), path(name), choices, Map.of());
    }

    public <E extends Enum<E>> E choice(String name, E fallback, E[] choices) {
        return has(name) ? choice(node.get(name), path(name), choices, Map.of()) : fallback;
    }

    /** As {@link #choice(String, Enum, Enum[])}, with words of the constants' own. */
    public <E extends Enum<E>> E choice(String name, E fallback, E[] choices, Function<E, String> word) {
        return has(name) ? choice(node.get(name), path(name), choices, word, Map.of()) : fallback;
    }

    /** As {@link #choice(String, Enum, Enum[])}, with words that are understood and refused for a reason. */
    public <E extends Enum<E>> E choice(String name, E fallback, E[] choices, Map<String, String> refused) {
        return has(name) ? choice(node.get(name), path(name), choices, refused) : fallback;
    }

    public static <E extends Enum<E>> E choice(JsonNode value, String path, E[] choices, Map<String, String> refused) {
        return choice(value, path, choices, Fields::word, refused);
    }

    private static <E extends Enum<E>> E choice(
            JsonNode value, String path, E[] choices, Function<E, String> word, Map<String, String> refused) {
        String expected = Arrays.stream(choices).map(word).collect(Collectors.joining(", "));
        if (!value.isTextual()) {
            throw new FieldException(path, "expected one of " + expected + ", found " + shown(value));
        }
        for (E choice : choices) {
            if (word.apply(choice).equals(value.textValue())) {
                return choice;
            }
        }
        String reason = refused.get(value.textValue());
        throw new FieldException(
                path, reason != null ? reason : "expected one of " + expected + ", found " + shown(value));
    }

    /** The word of a constant in a recipe. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A value as an error repeats it. */
    public static String shown(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> Quoted.text(value.textValue());
            case NUMBER -> shortened(value.asText());
            default -> value.toString();
        };
    }

    private JsonNode value(String name, Predicate<JsonNode> is, String expected) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw error(name, "missing, expected " + expected);
        }
        if (!is.test(value)) {
            throw error(name, "expected " + expected + ", found " + shown(value));
        }
        return value;
    }

    private static String presentable(String name) {
        String quoted = Quoted.text(name);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String shortened(String number) {
        return number.length() > 40 ? number.substring(0, 40) + "..." : number;
    }
}
