// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import java.util.Objects;
import java.util.Optional;

/**
 * A frozen affine map of rows, {@code x W^T + b}.
 *
 * @param weight {@code [out, in]}
 * @param bias {@code [out]}
 * @param half how to compute with a weight that is in bfloat16; empty for one in the precision of the rows
 */
public record Projection(NDArray weight, NDArray bias, Optional<HalfProducts> half) {

    public Projection {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(half, "half");
    }

    /** The map in the precision of its weight. */
    public static Projection exact(NDArray weight, NDArray bias) {
        return new Projection(weight, bias, Optional.empty());
    }

    /** About the same map through products in bfloat16. */
    public static Projection halved(NDArray weight, NDArray bias, HalfProducts products) {
        return new Projection(products.halved(weight), bias, Optional.of(products));
    }

    /** {@code [rows, in]} to {@code [rows, out]}, owned by the manager of the rows. */
    public NDArray apply(NDArray rows) {
        return half.map(products -> products.linear(rows, weight, bias))
                .orElseGet(() -> Linear.linear(rows, weight, bias).singletonOrThrow());
    }
}
