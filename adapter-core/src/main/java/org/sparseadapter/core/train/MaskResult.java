// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.MatrixDensity;

/**
 * The result of mask computation: an adapter at its initial weights, ready for training.
 *
 * @param state initial weights under their masks
 * @param densities what is kept of every prunable matrix, by name; empty when nothing is prunable
 */
public record MaskResult(AdapterState state, List<MatrixDensity> densities) {

    /** The densities of a masked adapter. */
    static MaskResult of(AdapterState state) {
        return new MaskResult(state, state.densities());
    }

    /** Matrices of which nothing is kept. */
    public List<MatrixDensity> starved() {
        return densities.stream().filter(MatrixDensity::starved).toList();
    }
}
