// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingProgressPoint;

/** A trial of a few training steps, to forecast the duration of a whole run. */
final class Trial implements TrainingListener {
    private static final int STEPS = 8;
    private static final double NANOS = 1e9;

    /** A row costs about a third of its training when it is only measured. */
    private static final double FORWARD = 1.0 / 3;

    private final List<Long> times = new ArrayList<>();
    private long last = System.nanoTime();
    private int steps;

    private Trial() {}

    /** Seconds that a whole run will take, scoring aside. */
    static double seconds(RunExecutor executor, Run run) {
        Trial trial = new Trial();
        executor.tryOut(run, trial);
        TaskData data = run.dataset().data();
        double epochs = run.recipe().train().epochs();
        double measured = FORWARD
                * (epochs * data.dev().size() + data.dev().size() + data.test().size())
                / (epochs * data.train().size());
        return trial.step() / NANOS * trial.steps * (1 + measured);
    }

    /** The median: the engine's first steps are slow, and other programs disturb others. */
    private double step() {
        // A cell with nothing to train makes no step.
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0L);
    }

    @Override
    public void progress(TrainingProgressPoint point) {
        long now = System.nanoTime();
        times.add(now - last);
        last = now;
        steps = point.steps();
    }

    @Override
    public boolean stopRequested() {
        return times.size() >= STEPS;
    }
}
