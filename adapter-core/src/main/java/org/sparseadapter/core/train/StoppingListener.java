// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

/**
 * A listener for runs without checkpoints: a request to stop ends them at once.
 *
 * @param listener who hears of the steps, and asks
 * @param work what is stopped, for the message
 */
record StoppingListener(TrainingListener listener, String work) implements TrainingListener {

    @Override
    public void progress(TrainingProgressPoint point) {
        listener.progress(point);
        if (listener.stopRequested()) {
            throw new WorkStoppedException(work);
        }
    }
}
