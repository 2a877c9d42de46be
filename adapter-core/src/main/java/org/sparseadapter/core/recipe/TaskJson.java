// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.core.plm.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

/** The {@code task} object of a recipe. */
final class TaskJson {

    private static final Map<String, String> NOT_YET = Map.of(
            "regression", "regression is not available in this version, expected classification",
            "question-answering", "question-answering is not available in this version, expected classification",
            "sequence-to-sequence", "sequence-to-sequence is not available in this version, expected classification");

    private TaskJson() {}

    static TaskConfig read(JsonNode node) {
        Fields fields = Fields.of(node, "task", "kind", "maxTokens", "pooling");
        TaskConfig defaults = TaskConfig.defaults();
        return new TaskConfig(
                fields.choice("kind", TaskKind.CLASSIFICATION, TaskKind.values(), NOT_YET),
                fields.integer("maxTokens", defaults.maxTokens(), TaskConfig.LEAST_TOKENS, TaskConfig.MOST_TOKENS),
                fields.raw("pooling")
                        .filter(value -> !value.isNull())
                        .map(value -> Fields.choice(value, fields.path("pooling"), Pooling.values(), Map.of())));
    }

    static ObjectNode write(TaskConfig task) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", Fields.word(task.kind()))
                .put("maxTokens", task.maxTokens())
                .put("pooling", word(task.pooling()));
    }

    // Jackson writes a null reference as JSON's null.
    private static String word(Optional<Pooling> pooling) {
        return pooling.map(Fields::word).orElse(null);
    }
}
