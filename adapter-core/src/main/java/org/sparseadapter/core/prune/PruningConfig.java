// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Objects;

/**
 * The pruning part of a recipe.
 *
 * @param method how weights are scored
 * @param sparsity the fraction of prunable weights removed, in [0, 1)
 * @param scope over which weights the scores are ranked
 * @param examples how many training examples a scoring method sees
 * @param rounds in how many rounds the weights are removed, scored again before each; 1 is at once, and more is for
 *     methods whose scores change with what is left, those that need data
 * @param scoreInit with which weights a zero-initialised side is scored
 */
public record PruningConfig(
        PruningMethod method, double sparsity, Scope scope, int examples, int rounds, ScoreInit scoreInit) {

    public PruningConfig {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(scoreInit, "scoreInit");
        if (!(sparsity >= 0 && sparsity < 1)) {
            throw new IllegalArgumentException("sparsity must be in [0, 1), found " + sparsity);
        }
        if (examples < 1) {
            throw new IllegalArgumentException("examples must be positive, found " + examples);
        }
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds must be positive, found " + rounds);
        }
        if (rounds > 1 && !method.needsData()) {
            throw new IllegalArgumentException("rounds must be 1 with " + method.word()
                    + ", whose scores are the same in every round, found " + rounds);
        }
    }

    /** SNIP at 80 % over all weights, scored on 320 examples. */
    public static PruningConfig defaults() {
        return new PruningConfig(PruningMethod.SNIP, 0.8, Scope.GLOBAL, 320, 1, ScoreInit.NORMAL);
    }

    /** The same with another sparsity. */
    public PruningConfig withSparsity(double other) {
        return new PruningConfig(method, other, scope, examples, rounds, scoreInit);
    }
}
