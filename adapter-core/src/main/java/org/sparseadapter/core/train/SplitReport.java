// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well an adapter does on one split.
 *
 * @param rows examples of the split
 * @param metrics {@code accuracy}, {@code macroF1}, {@code matthews}, {@code loss} (mean cross-entropy); empty for an
 *     empty split
 * @param majorityAccuracy the accuracy of always answering the split's most frequent label
 * @param standardError of the accuracy: sqrt(p (1 - p) / rows)
 * @param confusion {@code confusion[truth][answer]} counts, in the order of the report's labels
 */
public record SplitReport(
        long rows,
        SortedMap<String, Double> metrics,
        double majorityAccuracy,
        double standardError,
        List<List<Long>> confusion) {

    /** Copies the collections. */
    public SplitReport {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("rows", rows);
        var values = json.putObject("metrics");
        metrics.forEach(values::put);
        json.put("majorityAccuracy", majorityAccuracy).put("standardError", standardError);
        var matrix = json.putArray("confusion");
        for (List<Long> row : confusion) {
            var cells = matrix.addArray();
            row.forEach(cells::add);
        }
        return json;
    }

    static SplitReport fromJson(JsonNode json) {
        JsonNode values = JsonFields.object(json, "metrics");
        var metrics = new TreeMap<String, Double>();
        values.fieldNames().forEachRemaining(name -> metrics.put(name, JsonFields.number(values, name)));
        var confusion = new ArrayList<List<Long>>();
        for (JsonNode row : JsonFields.array(json, "confusion")) {
            var cells = new ArrayList<Long>();
            row.forEach(cell -> cells.add(cell.longValue()));
            confusion.add(cells);
        }
        return new SplitReport(
                JsonFields.integerLong(json, "rows"),
                metrics,
                JsonFields.number(json, "majorityAccuracy"),
                JsonFields.number(json, "standardError"),
                confusion);
    }
}
