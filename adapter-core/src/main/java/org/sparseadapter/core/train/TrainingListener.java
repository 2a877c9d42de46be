// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/** Receives the progress and the checkpoints of a training run on the training thread, and may stop it. */
public interface TrainingListener {

    /** A listener that hears nothing and never stops the run. */
    static TrainingListener none() {
        return point -> {};
    }

    /** Called after each step. */
    void progress(TrainingProgressPoint point);

    /**
     * Called with a checkpoint from which a later run continues.
     *
     * @param blob the checkpoint, given back to the next run as it is
     * @param step steps made when it was taken
     */
    default void checkpoint(byte[] blob, int step) {}

    /** Whether to take a last checkpoint and return; asked after each step. */
    default boolean stopRequested() {
        return false;
    }
}
