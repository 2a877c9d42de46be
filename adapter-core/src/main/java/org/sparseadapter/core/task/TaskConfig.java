// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.plm.Pooling;

/**
 * The task part of a recipe.
 *
 * @param kind what is learnt
 * @param maxTokens the length at which texts are cut, special tokens included
 * @param pooling how a sequence becomes one row; empty for the base model's own way
 */
public record TaskConfig(TaskKind kind, int maxTokens, Optional<Pooling> pooling) {

    /** The shortest and the longest cut that a recipe may ask for. */
    public static final int LEAST_TOKENS = 8;

    /** See {@link #LEAST_TOKENS}; the base model may allow fewer. */
    public static final int MOST_TOKENS = 4096;

    public TaskConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pooling, "pooling");
        if (maxTokens < LEAST_TOKENS || maxTokens > MOST_TOKENS) {
            throw new IllegalArgumentException(
                    "maxTokens must be in [" + LEAST_TOKENS + ", " + MOST_TOKENS + "], found " + maxTokens);
        }
    }

    /** Classification of texts up to 128 tokens, pooled the base model's way. */
    public static TaskConfig defaults() {
        return new TaskConfig(TaskKind.CLASSIFICATION, 128, Optional.empty());
    }
}
