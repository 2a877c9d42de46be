// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.Arrays;

/** The mean of a metric over examples, and how far chance may have moved it. */
public final class SampleMean {

    private SampleMean() {}

    /** The arithmetic mean; 0 of no values. */
    public static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** The standard error of the mean of some values: their deviation over the root of their number. */
    public static double standardError(double[] values) {
        if (values.length < 2) {
            return 0;
        }
        double mean = mean(values);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / values.length / values.length);
    }
}
