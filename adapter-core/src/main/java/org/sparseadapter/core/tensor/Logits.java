// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

/** Arithmetic on logits that came out of the engine, row by row of a row-major array. */
public final class Logits {

    private Logits() {}

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
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp(scores[from + i] - top);
        }
        return top + Math.log(sum);
    }
}
