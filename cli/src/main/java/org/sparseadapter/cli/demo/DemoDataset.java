// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A labelled dataset in three splits.
 *
 * @param name its name with the tenant
 * @param splits the rows of each split, in the order in which they are uploaded
 */
record DemoDataset(String name, SortedMap<Split, List<DemoRow>> splits) {
    private static final JsonMapper JSON = new JsonMapper();

    DemoDataset {
        splits = new TreeMap<>(splits);
    }

    /** The rows of one split. */
    List<DemoRow> rows(Split split) {
        return splits.getOrDefault(split, List.of());
    }

    /** A split as JSON Lines, the form in which it is uploaded. */
    String jsonLines(Split split) {
        return rows(split).stream().map(DemoDataset::line).collect(Collectors.joining());
    }

    /** How often each class occurs in a split. */
    SortedMap<String, Long> labels(Split split) {
        return rows(split).stream().collect(Collectors.groupingBy(DemoRow::label, TreeMap::new, Collectors.counting()));
    }

    private static String line(DemoRow row) {
        ObjectNode node = JSON.createObjectNode();
        row.pair()
                .ifPresentOrElse(
                        second -> node.put("sentence1", row.text()).put("sentence2", second),
                        () -> node.put("text", row.text()));
        return node.put("label", row.label()) + "\n";
    }
}
