// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.sparseadapter.core.recipe.TrainConfig;

/** How often a split is run with weights that change in between. */
enum TrunkReuse {
    /** Epoch after epoch: what never changes and is small may be kept. */
    REPEATED,
    /** Epoch after epoch: the states of all tokens that never change are kept too. */
    KEPT,
    /** Once. */
    ONCE,
    /** The base model's own weights change: always the form that looks at them as they are. */
    LIVE;

    /** For epoch after epoch, as settings say. */
    static TrunkReuse of(TrainConfig train) {
        return train.cacheTrunk() ? KEPT : REPEATED;
    }
}
