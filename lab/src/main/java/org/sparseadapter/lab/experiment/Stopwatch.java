// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** A stopwatch for the parts of a run: wall-clock time and processor time. */
final class Stopwatch {
    private static final double MILLIS = 1000;

    private final Duration processorStart = processorTime();
    private long lap = System.nanoTime();

    /** Seconds since the lap before, or since the start. */
    double lap() {
        long now = System.nanoTime();
        double seconds = seconds(Duration.ofNanos(now - lap));
        lap = now;
        return seconds;
    }

    /** Seconds of processor time since the start, of all threads. */
    double processor() {
        return seconds(processorTime().minus(processorStart));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / MILLIS;
    }

    private static Duration processorTime() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Duration.ofNanos(system.getProcessCpuTime())
                : Duration.ZERO;
    }
}
