// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The throughput of a training run in this process, and when the next checkpoint is due. */
final class Pace {

    private final LongSupplier nanoTime;
    private final long checkpointEvery;
    private final long started;
    private long lastCheckpoint;
    private int stepsLeft;
    private int steps;
    private long examples;

    Pace(LongSupplier nanoTime, Duration checkpointEvery, int stepsLeft) {
        this.nanoTime = nanoTime;
        this.checkpointEvery = checkpointEvery.toNanos();
        this.started = nanoTime.getAsLong();
        this.lastCheckpoint = started;
        this.stepsLeft = stepsLeft;
    }

    void stepDone(int exampleCount) {
        steps++;
        stepsLeft--;
        examples += exampleCount;
    }

    double examplesPerSecond() {
        return examples * 1e9 / Math.max(1, nanoTime.getAsLong() - started);
    }

    /** The time that the remaining steps take at the mean pace so far. */
    Duration left() {
        return Duration.ofNanos((nanoTime.getAsLong() - started) / Math.max(1, steps) * stepsLeft);
    }

    /** Whether it is time; a yes starts the next interval. */
    boolean checkpointDue() {
        long now = nanoTime.getAsLong();
        boolean due = now - lastCheckpoint >= checkpointEvery;
        if (due) {
            lastCheckpoint = now;
        }
        return due;
    }
}
