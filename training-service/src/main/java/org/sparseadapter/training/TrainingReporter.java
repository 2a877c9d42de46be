// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.training;

import java.util.Map;
import java.util.OptionalDouble;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.TrainingListener;
import org.sparseadapter.core.train.TrainingProgressPoint;
import org.sparseadapter.kit.work.ClaimedWork;
import org.sparseadapter.kit.work.StageProgress;

/** Reports the progress and checkpoints of a training run. Called on the training thread alone. */
final class TrainingReporter implements TrainingListener {

    /** How much of the past a reported loss remembers: about the last 20 steps. */
    private static final double MEMORY = 0.95;

    private final ClaimedWork work;
    private final String metric;
    private OptionalDouble loss = OptionalDouble.empty();
    private long steps;
    private double examplesPerSecond;

    TrainingReporter(ClaimedWork work, Recipe recipe) {
        this.work = work;
        this.metric = recipe.promote()
                .map(Promotion::metric)
                .orElseGet(() -> TaskMetrics.of(recipe.task().kind()).get(0));
    }

    @Override
    public void progress(TrainingProgressPoint point) {
        steps = point.step();
        examplesPerSecond = point.examplesPerSecond();
        loss = OptionalDouble.of(
                loss.isEmpty() ? point.loss() : MEMORY * loss.getAsDouble() + (1 - MEMORY) * point.loss());
        work.progress(new StageProgress(
                point.step(),
                point.steps(),
                loss,
                OptionalDouble.of(point.learningRate()),
                OptionalDouble.of(point.examplesPerSecond()),
                OptionalDouble.of(point.left().toMillis() / 1e3),
                point.devMetric().map(value -> Map.of(metric, value)).orElse(Map.of())));
    }

    @Override
    public void checkpoint(byte[] blob, int step) {
        if (!work.stopRequested()) {
            work.saveCheckpoint(blob);
        }
    }

    @Override
    public boolean stopRequested() {
        return work.stopRequested();
    }

    long steps() {
        return steps;
    }

    double examplesPerSecond() {
        return examplesPerSecond;
    }
}
