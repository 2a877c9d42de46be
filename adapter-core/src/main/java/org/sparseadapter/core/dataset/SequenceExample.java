// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Objects;
import org.sparseadapter.core.task.TaskKind;

/**
 * A text and what should be made of it.
 *
 * @param source what is read
 * @param target what should be written
 */
public record SequenceExample(String source, String target) implements Example {

    public SequenceExample {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(target, "target");
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SEQUENCE_TO_SEQUENCE;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }
}
