// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.io.PrintWriter;

/** A display of the progress of several tasks at once; safe for use by many threads. */
public interface ProgressDisplay extends AutoCloseable {
    /**
     * Opens a task.
     *
     * @param title its title
     */
    Task open(String title);

    /** Ends the display. */
    @Override
    void close();

    /** Bars where there is a terminal, else a line now and then. */
    static ProgressDisplay on(PrintWriter err) {
        return Terminal.isPresent() ? new BarDisplay() : new LineDisplay(err);
    }

    /** A task on a display. */
    interface Task extends AutoCloseable {
        /**
         * Shows its progress.
         *
         * @param stage the stage now
         * @param step steps done so far
         * @param steps steps in all; 0 if unknown
         * @param extra anything else, such as the loss
         */
        void at(String stage, long step, long steps, String extra);

        /** Shows its outcome. */
        void done(String outcome);

        @Override
        void close();
    }
}
