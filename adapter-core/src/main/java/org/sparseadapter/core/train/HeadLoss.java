// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Random;

/** What stands between pooled rows and a number to descend: dropout and cross-entropy. */
final class HeadLoss {

    private HeadLoss() {}

    /**
     * Drops pooled values with a probability and scales the rest, so that the mean stays.
     *
     * @param pooled {@code [sequences, hidden]}
     */
    static NDArray dropout(NDArray pooled, double probability, Random random, NDManager scope) {
        if (probability == 0) {
            return pooled;
        }
        float[] factors = new float[Math.toIntExact(pooled.size())];
        float kept = (float) (1 / (1 - probability));
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextFloat() < probability ? 0 : kept;
        }
        return pooled.mul(scope.create(factors, pooled.getShape()));
    }

    /**
     * Cross-entropy, summed over the sequences.
     *
     * @param logits {@code [sequences, labels]}
     * @param labels the true label's index, {@code [sequences]}
     * @return a scalar
     */
    static NDArray crossEntropy(NDArray logits, int[] labels, NDManager scope) {
        NDArray truth = scope.create(Arrays.stream(labels).asLongStream().toArray(), new Shape(labels.length, 1));
        return logits.logSoftmax(1).gather(truth, 1).sum().neg();
    }
}
