// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices when this process was held up, for want of a processor or because the machine slept. What it was told meanwhile
 * waits to be read, so silence found then says nothing about who seemed silent. Used by one thread at a time.
 */
final class StallDetector {
    private final Duration longestGap;
    private volatile Instant last;

    /**
     * Attention from a moment on.
     *
     * @param longestGap between two looks that still counts as having listened
     */
    StallDetector(Duration longestGap, Instant now) {
        this.longestGap = longestGap;
        this.last = now;
    }

    /** Whether too much time went by since the look before this one. */
    boolean lapsed(Instant now) {
        boolean lapsed = last.plus(longestGap).isBefore(now);
        last = now;
        return lapsed;
    }
}
