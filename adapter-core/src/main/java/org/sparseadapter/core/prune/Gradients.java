// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.SortedMap;

/** The gradient of a loss as a function of the weights. */
@FunctionalInterface
public interface Gradients {

    /**
     * The gradient at some weights, which are left as they are.
     *
     * @param weights row-major values by matrix
     * @return {@code dL/dw}, of the same names and lengths, zero for weights that a mask has removed
     */
    SortedMap<String, float[]> at(SortedMap<String, float[]> weights);
}
