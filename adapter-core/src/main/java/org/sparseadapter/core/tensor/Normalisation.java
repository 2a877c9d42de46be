// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.norm.LayerNorm;
import java.util.Objects;

/**
 * A frozen LayerNorm of rows. Ba et al. 2016, "Layer Normalization".
 *
 * @param weight gain, {@code [width]}
 * @param bias {@code [width]}
 * @param epsilon added to the variance
 */
public record Normalisation(NDArray weight, NDArray bias, float epsilon) {

    public Normalisation {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(bias, "bias");
    }

    /** {@code [rows, width]} to the same shape, owned by the manager of the rows. */
    public NDArray apply(NDArray rows) {
        NDArray normed = LayerNorm.layerNorm(rows, weight.getShape(), weight, bias, epsilon)
                .singletonOrThrow();
        // What follows a LayerNorm goes several ways: into projections, into adapters and past them.
        return BackwardTape.cut(normed);
    }
}
