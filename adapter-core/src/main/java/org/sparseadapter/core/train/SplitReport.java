// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.json.Fields;

/**
 * The metrics of an adapter on one split.
 *
 * @param rows examples of the split
 * @param metrics by name; {@code loss} among them, the mean of the task's loss without smoothing and class weights.
 *     Classification: {@code accuracy}, {@code macroF1}, {@code matthews}, and {@code f1} of the second of two labels;
 *     multi-label: {@code microF1}, {@code macroF1}, {@code subsetAccuracy};
 *     regression: {@code pearson}, {@code spearman}, {@code mse}; question answering: {@code exactMatch}, {@code f1};
 *     sequence to sequence: {@code rouge1}, {@code rouge2}, {@code rougeL}, {@code exactMatch}. Empty for an empty split
 * @param baseline metrics of an answer that needs no model: the split's most frequent label or set of labels, the mean of its numbers,
 *     nothing, a copy of the source
 * @param standardError of metrics that are means over the rows
 * @param confusion {@code confusion[truth][answer]} counts, in the order of the report's labels; empty where there are none
 */
public record SplitReport(
        long rows,
        SortedMap<String, Double> metrics,
        SortedMap<String, Double> baseline,
        SortedMap<String, Double> standardError,
        List<List<Long>> confusion) {

    private static final String ACCURACY = "accuracy";

    /** Copies the collections. */
    public SplitReport {
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
        baseline = Collections.unmodifiableSortedMap(new TreeMap<>(baseline));
        standardError = Collections.unmodifiableSortedMap(new TreeMap<>(standardError));
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /** Of a split without rows. */
    static SplitReport empty(List<List<Long>> confusion) {
        return new SplitReport(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), confusion);
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode().put("rows", rows);
        var values = json.putObject("metrics");
        metrics.forEach(values::put);
        var baselines = json.putObject("baseline");
        baseline.forEach(baselines::put);
        var errors = json.putObject("standardError");
        standardError.forEach(errors::put);
        if (!confusion.isEmpty()) {
            var matrix = json.putArray("confusion");
            for (List<Long> row : confusion) {
                var cells = matrix.addArray();
                row.forEach(cells::add);
            }
        }
        return json;
    }

    static SplitReport read(Fields json) {
        return new SplitReport(
                json.wide("rows"),
                numbers(json.object("metrics")),
                json.has("majorityAccuracy") ? accuracy(json, "majorityAccuracy") : numbers(json.object("baseline")),
                json.raw("standardError").filter(JsonNode::isNumber).isPresent()
                        ? accuracy(json, "standardError")
                        : numbers(json.object("standardError")),
                json.has("confusion") ? confusion(json.list("confusion")) : List.of());
    }

    private static List<List<Long>> confusion(JsonNode json) {
        List<List<Long>> confusion = new ArrayList<>();
        for (JsonNode row : json) {
            List<Long> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.longValue()));
            confusion.add(cells);
        }
        return confusion;
    }

    private static SortedMap<String, Double> numbers(Fields json) {
        SortedMap<String, Double> numbers = new TreeMap<>();
        json.names().forEach(name -> numbers.put(name, json.number(name)));
        return numbers;
    }

    /** As the first versions wrote it, which knew classification alone. */
    private static SortedMap<String, Double> accuracy(Fields json, String field) {
        return new TreeMap<>(Map.of(ACCURACY, json.number(field)));
    }
}
