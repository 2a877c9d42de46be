// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** Log-softmax: logarithms of the probabilities that logits stand for. */
final class LogProbabilities {

    private LogProbabilities() {}

    /** Normalises the scores of a range, {@code x - max - log(sum(exp(x - max)))}. */
    static float[] of(float[] scores, int from, int to) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, scores[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(scores[i] - highest);
        }
        float logSum = (float) Math.log(sum);
        float[] logs = new float[to - from];
        for (int i = from; i < to; i++) {
            logs[i - from] = scores[i] - highest - logSum;
        }
        return logs;
    }
}
