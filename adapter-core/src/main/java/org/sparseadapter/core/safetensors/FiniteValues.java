// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

import org.sparseadapter.core.text.Quoted;

/** Refuses tensors with NaN or infinite values, which would poison every output that they touch. */
public final class FiniteValues {

    private FiniteValues() {}

    public static float[] require(String tensor, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new SafetensorsException("tensor " + Quoted.text(tensor) + ": value " + i + " is " + values[i]
                        + ", expected a finite one");
            }
        }
        return values;
    }
}
