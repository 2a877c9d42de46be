// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.sparseadapter.core.adapter.AdapterState;

/** Compares what trainings left. */
final class Weights {

    private Weights() {}

    /** The largest difference between two weights of one place. */
    static double largestDifference(AdapterState one, AdapterState other) {
        double largest = 0;
        for (String name : one.parameters().keySet()) {
            float[] left = one.parameters().get(name).dense();
            float[] right = other.parameters().get(name).dense();
            for (int i = 0; i < left.length; i++) {
                largest = Math.max(largest, Math.abs(left[i] - right[i]));
            }
        }
        return largest;
    }
}
