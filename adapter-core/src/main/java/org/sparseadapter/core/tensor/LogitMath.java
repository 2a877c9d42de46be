// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import java.util.Arrays;

/** Arithmetic on logits that came out of the engine, row by row of a row-major array. */
public final class LogitMath {

    private LogitMath() {}

    /** The index of the largest logit of a row (argmax), counted from the row's start; of equal ones the first. */
    public static int largest(float[] scores, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    /** The logarithm of the sum of the exponentials of a row, {@code log sum exp}, without overflow. */
    public static double logSumExp(float[] scores, int from, int width) {
        double top = scores[from + largest(scores, from, width)];
        return top + Math.log(sumOfExponentials(scores, from, width, top));
    }

    /** The logarithm of the sum of the exponentials of some numbers, at least one, without overflow. */
    public static double logSumExp(double[] numbers) {
        double top = Arrays.stream(numbers).max().orElseThrow();
        return top
                + Math.log(Arrays.stream(numbers)
                        .map(number -> Math.exp(number - top))
                        .sum());
    }

    /** The probability that a logit stands for, {@code 1 / (1 + exp(-x))}. */
    public static float sigmoid(float logit) {
        return (float) (1 / (1 + Math.exp(-(double) logit)));
    }

    /**
     * The softmax of a row of logits, {@code exp(x - max) / sum(exp(x - max))}: subtracting the largest changes no quotient
     * and keeps every exponential at 1 or below.
     *
     * @param logits {@code [outputs]}
     * @return {@code [outputs]}, adding up to 1
     */
    public static double[] softmax(float[] logits) {
        double top = logits[largest(logits, 0, logits.length)];
        double sum = sumOfExponentials(logits, 0, logits.length, top);
        double[] shares = new double[logits.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i] - top) / sum;
        }
        return shares;
    }

    /**
     * The logarithm of the softmax of a part of a row, {@code x - max - log(sum(exp(x - max)))}.
     *
     * @return {@code [width]}
     */
    public static float[] logSoftmax(float[] logits, int from, int width) {
        float top = logits[from + largest(logits, from, width)];
        float logSum = (float) Math.log(sumOfExponentials(logits, from, width, top));
        float[] logarithms = new float[width];
        for (int i = 0; i < width; i++) {
            logarithms[i] = logits[from + i] - top - logSum;
        }
        return logarithms;
    }

    private static double sumOfExponentials(float[] logits, int from, int width, double top) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp(logits[from + i] - top);
        }
        return sum;
    }
}
