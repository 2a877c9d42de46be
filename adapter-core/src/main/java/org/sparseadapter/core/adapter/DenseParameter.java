// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;

/**
 * A parameter without a mask.
 *
 * @param shape extents, outermost first
 * @param values in row-major order
 */
public record DenseParameter(long[] shape, float[] values) implements Parameter {

    public DenseParameter {
        shape = shape.clone();
        Shapes.check(shape, values.length);
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int kept() {
        return values.length;
    }

    @Override
    public float[] dense() {
        return values.clone();
    }

    @Override
    public DenseParameter withValues(float[] dense) {
        return new DenseParameter(shape, dense);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DenseParameter that
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "DenseParameter" + Arrays.toString(shape);
    }
}
