// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Objects;
import java.util.Optional;
import org.sparseadapter.core.json.IntRange;

/**
 * The task part of a recipe.
 *
 * @param kind what is learnt
 * @param maxTokens the length at which texts are cut, or the size of a window over a context; special tokens included
 * @param pooling how a sequence becomes one row; empty for the base model's own way, and for kinds that do not pool
 * @param settings what the kind asks beyond this
 */
public record TaskConfig(TaskKind kind, int maxTokens, Optional<Pooling> pooling, TaskSettings settings) {

    /** The shortest and the longest cut that a recipe may ask for. */
    public static final int LEAST_TOKENS = 8;

    /** See {@link #LEAST_TOKENS}; the base model may allow fewer. */
    public static final int MOST_TOKENS = 4096;

    /** Both of them. */
    public static final IntRange TOKENS = new IntRange(LEAST_TOKENS, MOST_TOKENS);

    public TaskConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pooling, "pooling");
        TOKENS.require("maxTokens", maxTokens);
        if (pooling.isPresent() && !kind.pools()) {
            throw new IllegalArgumentException("a task of kind " + kind.word() + " does not pool, found " + pooling);
        }
        if (!kind.form().fits(settings)) {
            throw new IllegalArgumentException("a task of kind " + kind.word() + " has no settings like " + settings);
        }
    }

    /** With the settings that the kind has by default. */
    public TaskConfig(TaskKind kind, int maxTokens, Optional<Pooling> pooling) {
        this(kind, maxTokens, pooling, kind.form().defaults());
    }

    /** Classification of texts up to 128 tokens, pooled the base model's way. */
    public static TaskConfig defaults() {
        return defaults(TaskKind.CLASSIFICATION);
    }

    /** What a recipe that names a kind alone gets. */
    public static TaskConfig defaults(TaskKind kind) {
        return new TaskConfig(kind, kind.maxTokens(), Optional.empty());
    }
}
