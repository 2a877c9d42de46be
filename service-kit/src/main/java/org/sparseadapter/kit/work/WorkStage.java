// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import org.sparseadapter.events.Event;
import org.sparseadapter.events.Stage;

/** The stage of a worker service, which turns a piece of work into its result: the one class that such a service writes. */
public interface WorkStage {

    /** Which work to claim. */
    Stage stage();

    /**
     * Does the work. Called on one thread, for one piece of work at a time.
     *
     * @return the result, to be published; everything it names has been uploaded
     * @throws org.sparseadapter.core.train.WorkStoppedException when {@link ClaimedWork#stopRequested} ended it
     * @throws RuntimeException when it cannot be done; {@link Failure} says what becomes of it
     */
    Event run(ClaimedWork work);
}
