// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.sparseadapter.core.recipe.TrainConfig;

/** Which activations below the head can be reused between passes over a split, given which weights change in between. */
enum TrunkReuse {
    /** Passes of many epochs: pooled vectors that no trained weight changes may be cached. */
    REPEATED,
    /** Passes of many epochs: the states of all tokens below the first adapted layer are cached too. */
    KEPT,
    /** A single pass: nothing is cached. */
    ONCE,
    /** The base model's own weights are trained: nothing is cached, and no copy of a weight is used. */
    LIVE;

    /** The reuse of a training run, as its settings say. */
    static TrunkReuse of(TrainConfig train) {
        return train.cacheTrunk() ? KEPT : REPEATED;
    }
}
