// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts a classifier's outputs into the order of its labels' names, which is the order of a dataset's labels. */
public final class SortedLabels {

    private SortedLabels() {}

    /** The same adapter with its outputs sorted; itself where they are, or have no names. */
    public static AdapterState of(AdapterState state) {
        HeadConfig head = state.head();
        List<Integer> order = IntStream.range(0, head.labels().size())
                .boxed()
                .sorted(Comparator.comparing(head.labels()::get))
                .toList();
        List<String> labels = order.stream().map(head.labels()::get).toList();
        if (labels.equals(head.labels())) {
            return state;
        }
        SortedMap<String, Parameter> parameters = new TreeMap<>(state.parameters());
        for (String name : List.of(AdapterState.HEAD_WEIGHT, AdapterState.HEAD_BIAS)) {
            parameters.computeIfPresent(name, (key, rows) -> rows.withValues(reordered(rows, order)));
        }
        HeadConfig sorted =
                new HeadConfig(head.kind(), head.pooling(), labels, head.dropout(), head.maxTokens(), head.settings());
        return new AdapterState(state.config(), sorted, state.baseDigest(), parameters, state.parts());
    }

    /** A matrix with other rows first, or a vector with other elements first. */
    private static float[] reordered(Parameter rows, List<Integer> order) {
        float[] values = rows.dense();
        int width = values.length / order.size();
        float[] result = new float[values.length];
        for (int row = 0; row < order.size(); row++) {
            System.arraycopy(values, order.get(row) * width, result, row * width, width);
        }
        return result;
    }
}
