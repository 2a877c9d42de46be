// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.task.GenerationSettings;
import org.sparseadapter.core.task.HeadActivation;
import org.sparseadapter.core.task.PooledSettings;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.task.TaskSettings;

/** The {@code task} object of a recipe; which fields it may have depends on its kind. */
final class TaskJson {

    private static final String HEAD_ACTIVATION = "headActivation";
    private static final List<String> COMMON = List.of("kind", "maxTokens");

    private TaskJson() {}

    static TaskConfig read(JsonNode node) {
        TaskKind kind = Fields.open(node, "task").choice("kind", TaskKind.CLASSIFICATION, TaskKind.values());
        Fields fields = Fields.of(
                node,
                "task",
                Stream.concat(COMMON.stream(), special(kind).stream()).toArray(String[]::new));
        return new TaskConfig(
                kind,
                fields.integer(
                        "maxTokens",
                        TaskConfig.defaults(kind).maxTokens(),
                        TaskConfig.LEAST_TOKENS,
                        TaskConfig.MOST_TOKENS),
                fields.raw("pooling")
                        .filter(value -> !value.isNull())
                        .map(value -> Fields.choice(value, fields.path("pooling"), Pooling.values(), Map.of())),
                settings(kind, fields));
    }

    static ObjectNode write(TaskConfig task) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", Fields.word(task.kind()))
                .put("maxTokens", task.maxTokens());
        if (task.settings() instanceof AnswerSettings answers) {
            return json.put("stride", answers.stride()).put("maxAnswer", answers.maxAnswer());
        } else if (task.settings() instanceof GenerationSettings generation) {
            return json.put("beams", generation.beams())
                    .put("maxLength", generation.maxLength())
                    .put("minLength", generation.minLength())
                    .put("noRepeatNgram", generation.noRepeatNgram())
                    .put("lengthPenalty", generation.lengthPenalty());
        } else if (task.settings() instanceof PooledSettings pooled) {
            json.put("pooling", word(task.pooling())).put("headLayers", pooled.headLayers());
            // Left out where it is the default: recipes from before there was a choice keep their form.
            return pooled.headActivation() == HeadActivation.TANH
                    ? json
                    : json.put(HEAD_ACTIVATION, pooled.headActivation().word());
        }
        return json;
    }

    private static List<String> special(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION, REGRESSION -> List.of("pooling", "headLayers", HEAD_ACTIVATION);
            case QUESTION_ANSWERING -> List.of("stride", "maxAnswer");
            case SEQUENCE_TO_SEQUENCE -> List.of("beams", "maxLength", "minLength", "noRepeatNgram", "lengthPenalty");
        };
    }

    private static TaskSettings settings(TaskKind kind, Fields fields) {
        return switch (kind) {
            case CLASSIFICATION, REGRESSION -> pooled(fields);
            case QUESTION_ANSWERING -> answers(fields);
            case SEQUENCE_TO_SEQUENCE -> generation(fields);
        };
    }

    private static PooledSettings pooled(Fields fields) {
        PooledSettings defaults = PooledSettings.DEFAULTS;
        int layers = fields.integer("headLayers", defaults.headLayers(), 1, PooledSettings.MOST_LAYERS);
        HeadActivation activation = fields.choice(HEAD_ACTIVATION, defaults.headActivation(), HeadActivation.values());
        if (layers == 1 && activation != HeadActivation.TANH) {
            throw fields.error(HEAD_ACTIVATION, "expected none beside headLayers 1, found " + activation.word());
        }
        return new PooledSettings(layers, activation);
    }

    private static AnswerSettings answers(Fields fields) {
        AnswerSettings defaults = AnswerSettings.DEFAULTS;
        return new AnswerSettings(
                fields.integer("stride", defaults.stride(), 1, TaskConfig.MOST_TOKENS),
                fields.integer("maxAnswer", defaults.maxAnswer(), 1, TaskConfig.MOST_TOKENS));
    }

    private static GenerationSettings generation(Fields fields) {
        GenerationSettings defaults = GenerationSettings.DEFAULTS;
        int maxLength = fields.integer("maxLength", defaults.maxLength(), 3, TaskConfig.MOST_TOKENS);
        return new GenerationSettings(
                fields.integer("beams", defaults.beams(), 1, GenerationSettings.MOST_BEAMS),
                maxLength,
                fields.integer("minLength", defaults.minLength(), 0, maxLength),
                fields.integer("noRepeatNgram", defaults.noRepeatNgram(), 0, 100),
                fields.number("lengthPenalty", defaults.lengthPenalty(), Interval.closed(-10, 10)));
    }

    // Jackson writes a null reference as JSON's null.
    private static String word(Optional<Pooling> pooling) {
        return pooling.map(Fields::word).orElse(null);
    }
}
