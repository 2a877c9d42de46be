// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDManager;

/** One pass over a split without gradients, shortest rows first. */
final class Sweep {

    private static final int BATCH_TOKENS = 4096;

    /** The work on one batch of rows. */
    interface Step {
        void run(int[] rows, NDManager scope);
    }

    private Sweep() {}

    /**
     * Goes over all rows.
     *
     * @param lengths tokens of each row
     * @param parent owner of each step's memory
     * @throws WorkStoppedException when the listener asks for it
     */
    static void over(int[] lengths, NDManager parent, ProgressListener listener, Step step) {
        int done = 0;
        for (int[] rows : BatchPlan.byLength(lengths, BATCH_TOKENS)) {
            if (listener.stopRequested()) {
                throw new WorkStoppedException("evaluation");
            }
            try (NDManager scope = parent.newSubManager()) {
                step.run(rows, scope);
            }
            done += rows.length;
            listener.progress(done, lengths.length);
        }
    }
}
