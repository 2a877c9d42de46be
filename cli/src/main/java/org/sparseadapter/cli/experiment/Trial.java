// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import org.sparseadapter.core.train.TaskData;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingProgressPoint;

/** Times a few steps of a training, to tell what the whole will take. */
final class Trial implements TrainingListener {
    private static final int STEPS = 8;
    private static final double NANOS = 1e9;

    /** A row costs about a third of its training when it is only measured. */
    private static final double FORWARD = 1.0 / 3;

    private long last = System.nanoTime();
    private long spent;
    private int counted;
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
        return trial.spent / NANOS / Math.max(1, trial.counted) * trial.steps * (1 + measured);
    }

    @Override
    public void progress(TrainingProgressPoint point) {
        long now = System.nanoTime();
        steps = point.steps();
        // The engine's first steps are slow.
        if (point.step() > STEPS / 2) {
            spent += now - last;
            counted++;
        }
        last = now;
    }

    @Override
    public boolean stopRequested() {
        return counted >= STEPS / 2;
    }
}
