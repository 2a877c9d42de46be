// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The choice of the metric that is reported of each dataset.
 *
 * @param byDataset names by dataset; the key {@code *} stands for all others
 */
record MetricChoice(Map<String, String> byDataset) {
    private static final String ALL = "*";

    MetricChoice {
        byDataset = Map.copyOf(byDataset);
    }

    /** Reads {@code METRIC} and {@code DATASET=METRIC}. */
    static MetricChoice parse(List<String> arguments) {
        Map<String, String> chosen = new TreeMap<>();
        for (String element : Numbers.elements(arguments)) {
            String[] parts = element.split("=", 2);
            chosen.put(parts.length == 1 ? ALL : parts[0], parts[parts.length - 1]);
        }
        return new MetricChoice(chosen);
    }

    /** The chosen one, else the first of the task: what the dev split is followed with. */
    String of(RunResult result) {
        String name = byDataset.getOrDefault(
                result.dataset(), byDataset.getOrDefault(ALL, result.curves().metric()));
        return result.dev().containsKey(name) || byDataset.containsKey(result.dataset())
                ? name
                : result.curves().metric();
    }

    /** Its value on a split. */
    double value(RunResult result, SortedMap<String, Double> split) {
        String name = of(result);
        Double value = split.get(name);
        if (value == null) {
            throw new GridException("--metric: " + result.dataset() + " has " + split.keySet() + ", not " + name);
        }
        return value;
    }
}
