// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A tensor of single-precision values outside the engine, possibly a mapped file.
 *
 * @param shape extents, outermost first
 * @param values in row-major order, from position 0 to the limit
 */
public record HostTensor(long[] shape, FloatBuffer values) {

    public HostTensor {
        Objects.requireNonNull(values, "values");
        shape = shape.clone();
        long expected = Arrays.stream(shape).reduce(1L, Math::multiplyExact);
        if (expected != values.limit()) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " holds " + expected + " values, found " + values.limit());
        }
    }

    /** A tensor of zeros. */
    public static HostTensor zeros(long[] shape) {
        long size = Arrays.stream(shape).reduce(1L, Math::multiplyExact);
        return new HostTensor(shape, FloatBuffer.allocate(Math.toIntExact(size)));
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    /** A matrix with rows and columns exchanged: {@code [in, out]} becomes {@code [out, in]}. */
    public HostTensor transposed() {
        if (shape.length != 2) {
            throw new IllegalStateException("only a matrix can be transposed, found " + Arrays.toString(shape));
        }
        int rows = Math.toIntExact(shape[0]);
        int columns = Math.toIntExact(shape[1]);
        float[] turned = new float[Math.multiplyExact(rows, columns)];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = values.get(row * columns + column);
            }
        }
        return new HostTensor(new long[] {columns, rows}, FloatBuffer.wrap(turned));
    }

    /** Copies the values into the engine. */
    public NDArray toArray(NDManager manager) {
        // An array made of a buffer borrows memory of the JVM; its duplicate lives in the engine's own.
        try (NDArray borrowed = manager.create(values.duplicate().rewind(), new Shape(shape), DataType.FLOAT32)) {
            return borrowed.duplicate();
        }
    }
}
