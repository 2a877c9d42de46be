// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Objects;
import java.util.Optional;

/**
 * A frozen affine map of rows, {@code x W^T + b}.
 *
 * @param weight {@code [out, in]}, as its products want it
 * @param bias {@code [out]}
 * @param products how to multiply; empty for the engine's own way, on any device and in any precision
 */
public record Projection(NDArray weight, NDArray bias, Optional<FrozenProducts> products) {

    public Projection {
        Objects.requireNonNull(weight, "weight");
        Objects.requireNonNull(bias, "bias");
        Objects.requireNonNull(products, "products");
    }

    /** The map in the precision of its weight. */
    public static Projection exact(NDArray weight, NDArray bias) {
        return new Projection(weight, bias, Optional.empty());
    }

    /** About the same map, in the precision of the products. */
    public static Projection through(FrozenProducts products, NDArray weight, NDArray bias) {
        return weight.getDataType() == DataType.FLOAT32
                ? new Projection(products.prepared(weight), bias, Optional.of(products))
                : exact(weight, bias);
    }

    /** {@code [rows, in]} to {@code [rows, out]}, owned by the manager of the rows. */
    public NDArray apply(NDArray rows) {
        return products.map(frozen -> apply(rows, frozen))
                .orElseGet(() -> Linear.linear(rows, weight, bias).singletonOrThrow());
    }

    private NDArray apply(NDArray rows, FrozenProducts frozen) {
        if (!JniUtils.isGradMode()) {
            return frozen.linear(rows, weight, bias);
        }
        // Full fine-tuning trains the weight, and some baselines the bias.
        Optional<BackwardTape> tape =
                weight.hasGradient() || bias.hasGradient() ? Optional.empty() : BackwardTape.current();
        return tape.map(open -> open.record(
                        rows, input -> frozen.linear(input, weight, bias), slope -> frozen.through(slope, weight)))
                .orElseGet(() -> frozen.recorded(rows, weight, bias));
    }
}
