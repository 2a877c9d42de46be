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
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;
import org.sparseadapter.core.text.Quoted;

/** The task head's settings in an artifact's metadata. */
final class HeadJson {

    private static final String LABELS = "labels";
    private static final String HEAD_LAYERS = "headLayers";
    private static final String HEAD_ACTIVATION = "headActivation";

    private HeadJson() {}

    static ObjectNode write(HeadConfig head) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", word(head.kind()))
                .put("pooling", word(head.pooling()));
        if (head.kind() == TaskKind.CLASSIFICATION) {
            head.labels().forEach(json.putArray(LABELS)::add);
        }
        json.put("dropout", head.dropout()).put("maxTokens", head.maxTokens());
        if (head.settings() instanceof AnswerSettings answers) {
            json.put("stride", answers.stride()).put("maxAnswer", answers.maxAnswer());
        } else if (head.settings() instanceof GenerationSettings generation) {
            json.put("beams", generation.beams())
                    .put("maxLength", generation.maxLength())
                    .put("minLength", generation.minLength())
                    .put("noRepeatNgram", generation.noRepeatNgram())
                    .put("lengthPenalty", generation.lengthPenalty());
        } else if (!head.settings().equals(TaskSettings.defaults(head.kind()))
                && head.settings() instanceof PooledSettings pooled) {
            // Left out where it is the default, so that earlier readers read what they can.
            json.put(HEAD_LAYERS, pooled.headLayers());
            if (pooled.headActivation() != HeadActivation.TANH) {
                json.put(HEAD_ACTIVATION, word(pooled.headActivation()));
            }
        }
        return json;
    }

    static HeadConfig read(JsonNode json) {
        TaskKind kind = constant(json, "kind", TaskKind.values());
        try {
            return new HeadConfig(
                    kind,
                    constant(json, "pooling", Pooling.values()),
                    kind == TaskKind.CLASSIFICATION ? labels(json) : List.of(),
                    number(json, "dropout"),
                    integer(json, "maxTokens"),
                    settings(kind, json));
        } catch (IllegalArgumentException e) {
            throw new ArtifactException("metadata head: " + e.getMessage(), e);
        }
    }

    private static List<String> labels(JsonNode json) {
        JsonNode labelsNode = json.path(LABELS);
        boolean texts = labelsNode.isArray()
                && StreamSupport.stream(labelsNode.spliterator(), false).allMatch(JsonNode::isTextual);
        require(texts, LABELS, "a list of strings", labelsNode);
        List<String> labels = StreamSupport.stream(labelsNode.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
        require(new HashSet<>(labels).size() == labels.size(), LABELS, "every label once", labelsNode);
        return labels;
    }

    private static TaskSettings settings(TaskKind kind, JsonNode json) {
        return switch (kind) {
            case CLASSIFICATION, REGRESSION ->
                new PooledSettings(
                        json.has(HEAD_LAYERS) ? integer(json, HEAD_LAYERS) : PooledSettings.DEFAULTS.headLayers(),
                        json.has(HEAD_ACTIVATION)
                                ? constant(json, HEAD_ACTIVATION, HeadActivation.values())
                                : PooledSettings.DEFAULTS.headActivation());
            case QUESTION_ANSWERING -> new AnswerSettings(integer(json, "stride"), integer(json, "maxAnswer"));
            case SEQUENCE_TO_SEQUENCE ->
                new GenerationSettings(
                        integer(json, "beams"),
                        integer(json, "maxLength"),
                        integer(json, "minLength"),
                        integer(json, "noRepeatNgram"),
                        number(json, "lengthPenalty"));
        };
    }

    private static int integer(JsonNode json, String field) {
        JsonNode value = json.path(field);
        require(value.isIntegralNumber() && value.canConvertToInt(), field, "an integer", value);
        return value.intValue();
    }

    private static double number(JsonNode json, String field) {
        JsonNode value = json.path(field);
        require(value.isNumber(), field, "a number", value);
        return value.doubleValue();
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
