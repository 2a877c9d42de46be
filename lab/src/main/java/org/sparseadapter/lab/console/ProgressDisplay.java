// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.io.PrintWriter;

/** Shows several pieces of work that go on at once; safe for use by many threads. */
public interface ProgressDisplay extends AutoCloseable {
    /**
     * Opens a piece of work.
     *
     * @param title what it is called
     */
    Task open(String title);

    /** Ends the display. */
    @Override
    void close();

    /** Bars that move where a person watches a terminal, else a line now and then. */
    static ProgressDisplay on(PrintWriter err) {
        return Terminal.isPresent() ? new BarDisplay() : new LineDisplay(err);
    }

    /** A piece of work that is being shown. */
    interface Task extends AutoCloseable {
        /**
         * How far it has come.
         *
         * @param stage what is being done now
         * @param step done so far
         * @param steps to be done in all; 0 if unknown
         * @param extra anything else, such as the loss
         */
        void at(String stage, long step, long steps, String extra);

        /** It is over. */
        void done(String outcome);

        @Override
        void close();
    }
}
