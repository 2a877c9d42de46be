// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/**
 * What a model answers on a split.
 *
 * @param truth the true label's index of each row
 * @param given the index of the largest logit of each row
 * @param loss mean cross-entropy; 0 for an empty split
 */
record Answers(int[] truth, int[] given, double loss) {

    private static final int BATCH_TOKENS = 4096;

    /**
     * Runs a split without gradients, shortest rows first.
     *
     * @param head from pooled vectors to logits
     * @throws WorkStoppedException when the listener asks for it
     */
    static Answers of(
            Trunk trunk,
            UnaryOperator<NDArray> head,
            TokenisedSplit split,
            NDManager parent,
            ProgressListener listener) {
        int[] given = new int[split.size()];
        double loss = 0;
        int done = 0;
        for (int[] rows : BatchPlan.byLength(split.lengths(), BATCH_TOKENS)) {
            if (listener.stopRequested()) {
                throw new WorkStoppedException("evaluation");
            }
            int[] labels = split.labels(rows);
            try (NDManager scope = parent.newSubManager()) {
                NDArray logits = head.apply(trunk.pooled(rows, scope, false));
                float[] scores = logits.toFloatArray();
                int width = scores.length / rows.length;
                for (int i = 0; i < rows.length; i++) {
                    given[rows[i]] = largest(scores, i * width, width);
                    loss += logSumExp(scores, i * width, width) - scores[i * width + labels[i]];
                }
            }
            done += rows.length;
            listener.progress(done, split.size());
        }
        return new Answers(split.labels(), given, split.size() == 0 ? 0 : loss / split.size());
    }

    private static int largest(float[] scores, int from, int width) {
        int best = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }

    private static double logSumExp(float[] scores, int from, int width) {
        double top = scores[from + largest(scores, from, width)];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += Math.exp(scores[from + i] - top);
        }
        return top + Math.log(sum);
    }
}
