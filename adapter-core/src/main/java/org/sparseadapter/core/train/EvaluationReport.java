// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.task.TaskKind;

/**
 * The metrics of an adapter on the dev and the test split.
 *
 * @param kind what it was measured at
 * @param labels the order of rows and columns in the confusion matrices; none for kinds without labels
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
     * @throws org.sparseadapter.core.json.FieldException when a field is missing or of another type, naming it
     */
    public static EvaluationReport fromJson(JsonNode json) {
        Fields fields = Fields.open(json, "");
        return new EvaluationReport(
                fields.choice("kind", TaskKind.CLASSIFICATION, TaskKind.values()),
                fields.texts("labels"),
                SplitReport.read(fields.object("dev")),
                SplitReport.read(fields.object("test")));
    }
}
