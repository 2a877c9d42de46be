// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as bars on a terminal, one for each task. */
final class BarDisplay implements ProgressDisplay {
    private static final int UPDATE_MILLIS = 200;

    private final List<ProgressBar> bars = new ArrayList<>();

    @Override
    public synchronized Task open(String title) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .hideEta()
                .build();
        bars.add(bar);
        return new Bar(bar);
    }

    @Override
    public synchronized void close() {
        bars.forEach(ProgressBar::close);
        bars.clear();
    }

    private record Bar(ProgressBar bar) implements Task {
        @Override
        public void at(String stage, long step, long steps, String extra) {
            bar.maxHint(steps <= 0 ? -1 : steps);
            bar.stepTo(step);
            bar.setExtraMessage(stage + " " + extra);
        }

        @Override
        public void done(String outcome) {
            bar.stepTo(Math.max(bar.getMax(), bar.getCurrent()));
            bar.setExtraMessage(outcome);
            bar.refresh();
        }

        /** Nothing: the display ends all bars together, so that finished ones stay in sight. */
        @Override
        public void close() {}
    }
}
