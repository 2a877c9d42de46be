// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;
import java.util.Objects;
import org.sparseadapter.core.prune.Mask;

/**
 * A parameter of which a mask leaves some values; the others are zero.
 *
 * @param shape extents, outermost first
 * @param mask which row-major positions remain
 * @param values those that remain, in row-major order
 */
public record SparseParameter(long[] shape, Mask mask, float[] values) implements Parameter {

    public SparseParameter {
        Objects.requireNonNull(mask, "mask");
        shape = shape.clone();
        Shapes.check(shape, mask.size());
        if (values.length != mask.kept()) {
            throw new IllegalArgumentException("mask keeps " + mask.kept() + " values, found " + values.length);
        }
    }

    /** Keeps of a full array what the mask leaves. */
    public static SparseParameter of(long[] shape, Mask mask, float[] dense) {
        return new SparseParameter(shape, mask, mask.gather(dense));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public int size() {
        return mask.size();
    }

    @Override
    public int kept() {
        return values.length;
    }

    @Override
    public float[] dense() {
        return mask.scatter(values);
    }

    @Override
    public SparseParameter withValues(float[] dense) {
        return of(shape, mask, dense);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SparseParameter that
                && Arrays.equals(shape, that.shape)
                && mask.equals(that.mask)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(shape), mask, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "SparseParameter" + Arrays.toString(shape) + " keeping " + values.length;
    }
}
