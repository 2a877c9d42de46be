// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDArray;
import java.util.Locale;
import org.sparseadapter.core.task.HeadActivation;

/** The non-linearity between the two projections of a bottleneck adapter. */
public enum Activation {
    /** {@code max(0, x)}, the default. */
    RELU,
    /** {@code x * Phi(x)} with the exact normal distribution function. */
    GELU,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code x * sigmoid(x)}. */
    SILU;

    /** The one between the layers of a head. */
    public static Activation of(HeadActivation head) {
        return switch (head) {
            case TANH -> TANH;
            case RELU -> RELU;
        };
    }

    /** Applies it element by element; any shape. */
    public NDArray apply(NDArray rows) {
        return switch (this) {
            case RELU -> ai.djl.nn.Activation.relu(rows);
            case GELU -> ai.djl.nn.Activation.gelu(rows);
            case TANH -> ai.djl.nn.Activation.tanh(rows);
            case SILU -> rows.mul(ai.djl.nn.Activation.sigmoid(rows));
        };
    }

    /** The word for it in a recipe, for example {@code relu}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
