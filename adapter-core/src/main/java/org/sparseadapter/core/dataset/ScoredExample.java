// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/**
 * One text or pair of texts with a number.
 *
 * @param text the first or only text
 * @param pair the second text; empty for tasks on one
 * @param score the number that should be answered, finite
 */
public record ScoredExample(String text, Optional<String> pair, double score) implements Example {

    public ScoredExample {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(pair, "pair");
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score must be finite, found " + score);
        }
        // A negative zero would be written differently from a zero that it equals.
        score = score + 0.0;
    }

    /** A single text with its number. */
    public static ScoredExample of(String text, double score) {
        return new ScoredExample(text, Optional.empty(), score);
    }

    /** A pair of texts with its number. */
    public static ScoredExample of(String text, String pair, double score) {
        return new ScoredExample(text, Optional.of(pair), score);
    }

    @Override
    public TaskKind kind() {
        return TaskKind.REGRESSION;
    }

    @Override
    public List<String> labels() {
        return List.of();
    }
}
