// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/** Receives the progress of scoring and evaluation on the working thread, and may stop them. */
@FunctionalInterface
public interface ProgressListener {

    /** A listener that hears nothing and never stops the work. */
    static ProgressListener none() {
        return (done, total) -> {};
    }

    /**
     * Called after each batch.
     *
     * @param done examples done
     * @param total all examples
     */
    void progress(int done, int total);

    /** Whether to give up; asked after each batch, answered by a {@link WorkStoppedException}. */
    default boolean stopRequested() {
        return false;
    }
}
