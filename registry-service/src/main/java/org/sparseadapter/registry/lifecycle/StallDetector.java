// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Detects stalls of this process: it got no processor, or the machine slept. Heartbeats that arrived meanwhile wait to be
 * read, so a lease that seems to have run out right after a stall may be held. Used by one thread at a time.
 */
final class StallDetector {
    private final Duration longestGap;
    private volatile Instant last;

    /**
     * A detector that counts from a moment on.
     *
     * @param longestGap the longest time between two looks that is no stall
     */
    StallDetector(Duration longestGap, Instant now) {
        this.longestGap = longestGap;
        this.last = now;
    }

    /** Whether the process stalled between the look before this one and now. */
    boolean stalledBefore(Instant now) {
        boolean stalled = last.plus(longestGap).isBefore(now);
        last = now;
        return stalled;
    }
}
