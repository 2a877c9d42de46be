// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.Objects;

/**
 * A frozen affine map of rows, {@code x W^T + b}.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}
 */
public record Projection(NDArray weight, NDArray bias) {

    public Projection {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(bias, "bias");
    }

    /** {@code [rows, in]} to {@code [rows, out]}, owned by the manager of the rows. */
    public NDArray apply(NDArray rows) {
        return Linear.linear(rows, weight, bias).singletonOrThrow();
    }
}
