// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.task.TaskKind;

/**
 * The metrics of an adapter on the dev and the test split.
 *
 * @param kind what it was measured at
 * @param labels the order of rows and columns in the confusion matrices; none but for classification
 * @param dev the split that gates and early stopping look at
 * @param test the split that nothing was chosen on
 */
public record EvaluationReport(TaskKind kind, List<String> labels, SplitReport dev, SplitReport test) {

    /** Copies the labels. */
    public EvaluationReport {
        labels = List.copyOf(labels);
    }

    /** The report as a JSON tree. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("kind", kind.word());
        var names = json.putArray("labels");
        labels.forEach(names::add);
        json.set("dev", dev.toJson());
        json.set("test", test.toJson());
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException when a field is missing or of another type, naming it
     */
    public static EvaluationReport fromJson(JsonNode json) {
        var labels = new ArrayList<String>();
        JsonFields.array(json, "labels").forEach(label -> labels.add(label.asText()));
        TaskKind kind = json.has("kind") ? kind(JsonFields.text(json, "kind")) : TaskKind.CLASSIFICATION;
        return new EvaluationReport(
                kind,
                labels,
                SplitReport.fromJson(JsonFields.object(json, "dev")),
                SplitReport.fromJson(JsonFields.object(json, "test")));
    }

    private static TaskKind kind(String word) {
        return TaskKind.ofWord(word)
                .orElseThrow(() -> new IllegalArgumentException("kind must be a kind of task, not " + word));
    }
}
