// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * How well numbers fit the true ones.
 *
 * @param pearson the correlation: the covariance over the root of the variances; 0 where either is constant
 * @param spearman the correlation of the ranks; equal values share the mean of their ranks
 * @param mse the mean of the squared differences
 * @param meanMse the {@code mse} of always answering the mean of the true numbers: their variance
 */
public record RegressionMetrics(double pearson, double spearman, double mse, double meanMse) {

    /**
     * Compares.
     *
     * @param truth the true number of each row, {@code [rows]}
     * @param answers the number that was answered, {@code [rows]}
     */
    public static RegressionMetrics of(double[] truth, double[] answers) {
        if (truth.length != answers.length) {
            throw new IllegalArgumentException(answers.length + " answers to " + truth.length + " rows");
        }
        if (truth.length == 0) {
            throw new IllegalArgumentException("there is nothing to measure in no rows");
        }
        double mean = mean(truth);
        return new RegressionMetrics(
                correlation(truth, answers),
                correlation(ranks(truth), ranks(answers)),
                IntStream.range(0, truth.length)
                        .mapToDouble(row -> square(answers[row] - truth[row]))
                        .average()
                        .orElseThrow(),
                Arrays.stream(truth)
                        .map(value -> square(value - mean))
                        .average()
                        .orElseThrow());
    }

    /** The metrics by their names in reports and recipes: {@code mse}, {@code pearson}, {@code spearman}. */
    public SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        values.put("mse", mse);
        values.put("pearson", pearson);
        values.put("spearman", spearman);
        return values;
    }

    private static double correlation(double[] first, double[] second) {
        double firstMean = mean(first);
        double secondMean = mean(second);
        double together = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int row = 0; row < first.length; row++) {
            double a = first[row] - firstMean;
            double b = second[row] - secondMean;
            together += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }
        double spread = Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
        return spread == 0 ? 0 : together / spread;
    }

    /** Ranks from 1; of equal values each gets the mean of the ranks that they take up together. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double square(double value) {
        return value * value;
    }
}
