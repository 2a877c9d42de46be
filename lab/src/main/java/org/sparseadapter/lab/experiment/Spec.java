// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of adapter or pruner with settings, as the command line writes it: {@code pfeiffer},
 * {@code lora:rank=8,alpha=16}, {@code lora:targets=query+value}. What the settings mean is left to the recipe.
 *
 * @param text as it was written, which is its name in tables
 */
record Spec(String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Spec {
        String word = text.split(":", 2)[0];
        if (!word.matches("[a-z][a-z0-9-]*")) {
            throw new GridException("expected a word with settings such as lora:rank=8,alpha=16, found '" + text + "'");
        }
        for (String setting : settings(text)) {
            if (!setting.matches("[^=]+=.+")) {
                throw new GridException(
                        "expected NAME=VALUE after the colon of '" + text + "', found '" + setting + "'");
            }
        }
    }

    /**
     * Reads a list. Elements are apart by spaces (arguments) or commas; a comma before {@code NAME=} goes on with the
     * settings of the element before it.
     */
    static List<Spec> list(List<String> arguments) {
        List<String> texts = new ArrayList<>();
        for (String argument : arguments) {
            boolean inSettings = false;
            for (String piece : argument.split(",")) {
                if (inSettings && piece.contains("=") && !piece.contains(":")) {
                    int last = texts.size() - 1;
                    texts.set(last, texts.get(last) + "," + piece);
                } else {
                    texts.add(piece.strip());
                    inSettings = piece.contains(":");
                }
            }
        }
        return texts.stream().map(Spec::new).toList();
    }

    /** The word. */
    String kind() {
        return text.split(":", 2)[0];
    }

    /** The settings as JSON, the word under the given name. */
    ObjectNode json(String kindField) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put(kindField, kind());
        for (String setting : settings(text)) {
            String[] parts = setting.split("=", 2);
            json.set(parts[0], value(parts[1]));
        }
        return json;
    }

    @Override
    public String toString() {
        return text;
    }

    private static List<String> settings(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(","));
    }

    /** A number, true, false, null, a list with plus signs between its values, else a text. */
    static JsonNode value(String text) {
        if (text.contains("+") && !text.matches("[0-9.]+[eE]\\+[0-9]+")) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            List.of(text.split("\\+")).forEach(part -> list.add(value(part)));
            return list;
        }
        try {
            JsonNode read = JSON.readTree(text);
            return read.isValueNode() ? read : JsonNodeFactory.instance.textNode(text);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
