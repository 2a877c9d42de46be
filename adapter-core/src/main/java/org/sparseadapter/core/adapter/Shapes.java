// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Arrays;

/** Arithmetic on extents, without overflow. */
final class Shapes {

    private Shapes() {}

    static void check(long[] shape, int values) {
        long product = 1;
        for (long extent : shape) {
            if (extent < 1) {
                throw new IllegalArgumentException("extents must be positive: " + Arrays.toString(shape));
            }
            product = Math.multiplyExact(product, extent);
        }
        if (product != values) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " holds " + product + " values, found " + values);
        }
    }
}
