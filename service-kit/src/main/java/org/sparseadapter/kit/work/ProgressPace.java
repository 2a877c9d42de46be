// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The pace of progress reports, which decides what is worth sending: the last, any with a new metric, and of the
 * rest one in a while. Not safe for several threads.
 */
final class ProgressPace {

    private final Duration every;
    private final InstantSource time;
    private Instant next = Instant.MIN;

    ProgressPace(Duration every, InstantSource time) {
        this.every = every;
        this.time = time;
    }

    boolean due(long step, long steps, boolean withMetric) {
        Instant now = time.instant();
        if (step < steps && !withMetric && now.isBefore(next)) {
            return false;
        }
        next = now.plus(every);
        return true;
    }
}
