// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Locale;

/** How the weights of an adapter are scored at initialisation; the larger scores are kept. */
public enum PruningMethod {
    /** Uniform draws from the run's seed. */
    RANDOM(false),
    /** The weight's absolute value. */
    MAGNITUDE(false),
    /** Denser where a matrix is smaller, at random within it: see {@link ErdosRenyi}. */
    ERDOS_RENYI(false),
    /** {@code |w * dL/dw|}: see {@link Snip}. */
    SNIP(true),
    /** {@code w * (H g)}, what the flow of gradients loses with the weight: see {@link Grasp}. */
    GRASP(true);

    private final boolean needsData;

    PruningMethod(boolean needsData) {
        this.needsData = needsData;
    }

    /** Whether scoring runs training examples through the model. */
    public boolean needsData() {
        return needsData;
    }

    /** The word for it in a recipe, for example {@code erdos-renyi}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
