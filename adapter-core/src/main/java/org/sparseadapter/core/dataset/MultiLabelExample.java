// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/**
 * One text or pair of texts with any number of labels.
 *
 * @param text the first or only text
 * @param pair the second text; empty for tasks on one
 * @param labels all labels that it should be given, each once, sorted; perhaps none
 */
public record MultiLabelExample(String text, Optional<String> pair, List<String> labels) implements Example {

    public MultiLabelExample {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pair, "pair");
        // Sorted, so that equal sets are equal examples and give equal bytes.
        labels = labels.stream().sorted().distinct().toList();
    }

    /** A single text with its labels. */
    public static MultiLabelExample of(String text, List<String> labels) {
        return new MultiLabelExample(text, Optional.empty(), labels);
    }

    /** A pair of texts with its labels. */
    public static MultiLabelExample of(String text, String pair, List<String> labels) {
        return new MultiLabelExample(text, Optional.of(pair), labels);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.MULTI_LABEL;
    }
}
