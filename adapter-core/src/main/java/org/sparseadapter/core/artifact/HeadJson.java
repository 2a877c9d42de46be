// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** The task head's settings in an artifact's metadata. */
final class HeadJson {

    private static final String LABELS = "labels";

    private HeadJson() {}

    static ObjectNode write(HeadConfig head) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", word(head.kind()))
                .put("pooling", word(head.pooling()));
        head.labels().forEach(json.putArray(LABELS)::add);
        return json.put("dropout", head.dropout()).put("maxTokens", head.maxTokens());
    }

    static HeadConfig read(JsonNode json) {
        JsonNode labelsNode = json.path(LABELS);
        boolean texts = labelsNode.isArray()
                && StreamSupport.stream(labelsNode.spliterator(), false).allMatch(JsonNode::isTextual);
        require(texts, LABELS, "a list of strings", labelsNode);
        List<String> labels = StreamSupport.stream(labelsNode.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
        require(new HashSet<>(labels).size() == labels.size(), LABELS, "every label once", labelsNode);
        JsonNode dropout = json.path("dropout");
        require(dropout.isNumber(), "dropout", "a number", dropout);
        JsonNode maxTokens = json.path("maxTokens");
        require(maxTokens.isIntegralNumber() && maxTokens.canConvertToInt(), "maxTokens", "an integer", maxTokens);
        try {
            return new HeadConfig(
                    constant(json, "kind", TaskKind.values()),
                    constant(json, "pooling", Pooling.values()),
                    labels,
                    dropout.doubleValue(),
                    maxTokens.intValue());
        } catch (IllegalArgumentException e) {
            throw new ArtifactException("metadata head: " + e.getMessage(), e);
        }
    }

    private static <E extends Enum<E>> E constant(JsonNode json, String field, E[] values) {
        JsonNode value = json.path(field);
        return Stream.of(values)
                .filter(candidate -> value.isTextual() && word(candidate).equals(value.textValue()))
                .findFirst()
                .orElseThrow(() -> error(field, "a known " + field, value));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void require(boolean holds, String field, String expected, JsonNode found) {
        if (!holds) {
            throw error(field, expected, found);
        }
    }

    private static ArtifactException error(String field, String expected, JsonNode found) {
        return new ArtifactException(
                "metadata head." + field + ": expected " + expected + ", found " + Quoted.text(found.toString()));
    }
}
