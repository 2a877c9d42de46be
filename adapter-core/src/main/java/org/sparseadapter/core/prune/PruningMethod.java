// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/** How the weights of an adapter are scored at initialisation; the larger scores are kept. */
public enum PruningMethod {
    /** Uniform draws from the run's seed. */
    RANDOM(false),
    /** The weight's absolute value. */
    MAGNITUDE(false),
    /** {@code |w * dL/dw|} (Lee et al., 2019). */
    SNIP(true);

    private final boolean needsData;

    PruningMethod(boolean needsData) {
        this.needsData = needsData;
    }

    /** Whether scoring runs training examples through the model. */
    public boolean needsData() {
        return needsData;
    }
}
