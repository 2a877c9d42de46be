// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Objects;

/**
 * The seed of a random mask, stored in place of its positions: the mask is drawn from it again.
 *
 * @param generator the exact algorithm's name, see {@link UniformScores}
 * @param seed the matrix's own seed
 */
public record MaskSeed(String generator, long seed) {

    public MaskSeed {
        Objects.requireNonNull(generator, "generator");
    }
}
