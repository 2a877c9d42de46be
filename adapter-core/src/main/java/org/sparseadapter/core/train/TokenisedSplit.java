// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.task.Example;
import org.sparseadapter.core.task.LabelledExample;

/**
 * A split as token ids, made once and used in every epoch.
 *
 * @param rows the examples in the split's order
 * @param labels each example's label, as an index into the head's labels
 */
record TokenisedSplit(List<Encoded> rows, int[] labels) {

    /** Turns a text or a pair into ids; the shape of a tokenizer's method. */
    @FunctionalInterface
    interface Encoding {
        Encoded encode(String text, Optional<String> pair, int maxTokens);
    }

    static TokenisedSplit of(List<Example> examples, List<String> labels, int maxTokens, Encoding encoding) {
        Map<String, Integer> indices = new HashMap<>();
        labels.forEach(label -> indices.put(label, indices.size()));
        List<LabelledExample> labelled =
                examples.stream().map(LabelledExample.class::cast).toList();
        return new TokenisedSplit(
                labelled.stream()
                        .map(example -> encoding.encode(example.text(), example.pair(), maxTokens))
                        .toList(),
                labelled.stream()
                        .mapToInt(example -> indices.get(example.label()))
                        .toArray());
    }

    int size() {
        return rows.size();
    }

    /** Tokens of each row. */
    int[] lengths() {
        return rows.stream().mapToInt(Encoded::length).toArray();
    }

    /** The given rows end to end. */
    PackedTokens pack(int[] batch) {
        return PackedTokens.of(Arrays.stream(batch).mapToObj(rows::get).toList());
    }

    /** The labels of the given rows. */
    int[] labels(int[] batch) {
        return Arrays.stream(batch).map(row -> labels[row]).toArray();
    }
}
