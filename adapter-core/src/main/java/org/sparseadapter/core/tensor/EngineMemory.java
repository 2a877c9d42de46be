// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Arrays whose memory is the engine's own. An array that the engine makes of Java values borrows memory of the JVM, which
 * the collector may take back once the array is closed, while a recorded gradient still reads it.
 */
public final class EngineMemory {

    private EngineMemory() {}

    /** Copies values into the engine. */
    public static NDArray array(NDManager owner, float[] values, Shape shape) {
        try (NDArray borrowed = owner.create(values, shape)) {
            return borrowed.duplicate();
        }
    }

    /** Copies values into the engine. */
    public static NDArray array(NDManager owner, long[] values, Shape shape) {
        try (NDArray borrowed = owner.create(values, shape)) {
            return borrowed.duplicate();
        }
    }

    /**
     * {@code array * factor}. The engine's own product with a number makes an array of it that borrows from the JVM, and
     * a gradient would read it after the collector may have taken it back.
     *
     * @return of the array's shape and precision, owned by its manager
     */
    public static NDArray scaled(NDArray array, double factor) {
        try (NDArray borrowed = array.getManager().create((float) factor);
                NDArray number = borrowed.duplicate()) {
            return array.mul(number);
        }
    }
}
