// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Arrays;

/** Arithmetic on scores that came out of the engine. */
final class Scores {

    private Scores() {}

    /** The index of the largest of some scores, counted from the first of them; of equal ones the first. */
    static int largest(float[] scores, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** The logarithm of the sum of the powers of e. */
    static double logSumExp(float[] scores, int from, int width) {
        double top = scores[from + largest(scores, from, width)];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp(scores[from + i] - top);
        }
        return top + Math.log(sum);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** The standard error of the mean of some values: their deviation over the root of their number. */
    static double standardError(double[] values) {
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
