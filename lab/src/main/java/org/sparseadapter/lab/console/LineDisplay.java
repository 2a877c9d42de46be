// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.io.PrintWriter;

/** Progress as lines, one for each stage and tenth of it, for logs and pipes. */
final class LineDisplay implements ProgressDisplay {
    private static final int PARTS = 10;

    private final PrintWriter out;

    LineDisplay(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Task open(String title) {
        return new Line(title);
    }

    @Override
    public void close() {}

    private void write(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private final class Line implements Task {
        private final String title;
        private String shown = "";

        Line(String title) {
            this.title = title;
        }

        @Override
        public synchronized void at(String stage, long step, long steps, String extra) {
            long part = steps <= 0 ? 0 : PARTS * step / steps;
            String key = stage + part;
            if (!key.equals(shown)) {
                shown = key;
                String place = steps <= 0 ? "" : " " + step + "/" + steps;
                write((title + ": " + stage + place + " " + extra).stripTrailing());
            }
        }

        @Override
        public void done(String outcome) {
            write(title + ": " + outcome);
        }

        @Override
        public void close() {}
    }
}
