// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Objects;

/**
 * From what a random mask can be drawn again, in place of storing its positions.
 *
 * @param generator the exact algorithm's name, see {@link UniformScores}
 * @param seed the matrix's own seed
 */
public record MaskSeed(String generator, long seed) {

    public MaskSeed {
        Objects.requireNonNull(generator, "generator");
    }
}
