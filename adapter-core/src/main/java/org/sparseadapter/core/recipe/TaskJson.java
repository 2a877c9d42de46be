// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.task.Pooling;
import org.sparseadapter.core.task.TaskConfig;
import org.sparseadapter.core.task.TaskKind;

/** The {@code task} object of a recipe; which fields it may have depends on its kind. */
final class TaskJson {

    private static final String POOLING = "pooling";

    private TaskJson() {}

    static TaskConfig read(JsonNode node) {
        TaskKind kind = Fields.open(node, "task").choice("kind", TaskKind.CLASSIFICATION, TaskKind.values());
        Fields fields = Fields.of(node, "task", fields(kind).toArray(String[]::new));
        return new TaskConfig(
                kind,
                fields.integer("maxTokens", kind.maxTokens(), TaskConfig.TOKENS),
                fields.raw(POOLING)
                        .filter(value -> !value.isNull())
                        .map(value -> Fields.choice(value, fields.path(POOLING), Pooling.values(), Map.of())),
                kind.form().read(fields));
    }

    static ObjectNode write(TaskConfig task) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", task.kind().word())
                .put("maxTokens", task.maxTokens());
        if (task.kind().pools()) {
            // Jackson writes a null reference as JSON's null.
            json.put(POOLING, task.pooling().map(Fields::word).orElse(null));
        }
        task.settings().write(json);
        return json;
    }

    private static List<String> fields(TaskKind kind) {
        List<String> fields = new ArrayList<>(List.of("kind", "maxTokens"));
        if (kind.pools()) {
            fields.add(POOLING);
        }
        fields.addAll(kind.form().fields());
        return fields;
    }
}
