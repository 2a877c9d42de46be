// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/**
 * One labelled text or pair of texts.
 *
 * @param text the first or only text
 * @param pair the second text; empty for tasks on one
 * @param label what it should be classified as
 */
public record LabelledExample(String text, Optional<String> pair, String label) implements Example {

    public LabelledExample {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(label, "label");
    }

    /** A single text with its label. */
    public static LabelledExample of(String text, String label) {
        return new LabelledExample(text, Optional.empty(), label);
    }

    /** A pair of texts with its label. */
    public static LabelledExample of(String text, String pair, String label) {
        return new LabelledExample(text, Optional.of(pair), label);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CLASSIFICATION;
    }

    @Override
    public List<String> labels() {
        return List.of(label);
    }
}
