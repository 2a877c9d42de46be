// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A statistical sample: measurements of one quantity.
 *
 * @param values one for each seed, or each pair of dataset and seed
 */
record Sample(List<Double> values) {
    private static final double CONFIDENCE = 0.95;

    Sample {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a sample holds at least one value");
        }
    }

    int size() {
        return values.size();
    }

    double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Standard deviation, with n - 1; NaN for a single value. */
    double deviation() {
        double mean = mean();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return size() < 2 ? Double.NaN : Math.sqrt(squares / (size() - 1));
    }

    /**
     * Half the width of the 95 % interval of the mean: t with n - 1 degrees of freedom, times the standard error. NaN for a
     * single value.
     */
    double halfWidth() {
        if (size() < 2) {
            return Double.NaN;
        }
        double t = TDistribution.of(size() - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return t * deviation() / Math.sqrt(size());
    }
}
