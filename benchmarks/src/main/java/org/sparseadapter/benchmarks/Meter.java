// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** A clock that runs from its making: processor time of the process, and time on the wall. */
final class Meter {

    private static final double NANOS = 1e6;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final long cpu = system.getProcessCpuTime();
    private final long wall = System.nanoTime();

    /** What has passed since it was made. */
    Cost elapsed() {
        return new Cost((system.getProcessCpuTime() - cpu) / NANOS, (System.nanoTime() - wall) / NANOS);
    }

    /** What some work takes. */
    static Cost of(Runnable work) {
        Meter meter = new Meter();
        work.run();
        return meter.elapsed();
    }
}
