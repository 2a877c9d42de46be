// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * How well an adapter does on the two splits that it was not trained on.
 *
 * @param labels the order of rows and columns in the confusion matrices
 * @param dev the split that gates and early stopping look at
 * @param test the split that nothing was chosen on
 */
public record EvaluationReport(List<String> labels, SplitReport dev, SplitReport test) {

    /** Copies the labels. */
    public EvaluationReport {
        labels = List.copyOf(labels);
    }

    /** The report as a JSON tree. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
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
        return new EvaluationReport(
                labels,
                SplitReport.fromJson(JsonFields.object(json, "dev")),
                SplitReport.fromJson(JsonFields.object(json, "test")));
    }
}
