// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Duration;
import java.util.Objects;

/**
 * How batches are made.
 *
 * @param window how long a sequence waits for company
 * @param batchTokens tokens of one batch, all sequences together
 * @param queue how much may wait
 * @param deadline how long a request may wait for its turn
 * @param denseBytes native memory for adapters that are not in use at the moment
 */
public record ServingSettings(Duration window, int batchTokens, QueueLimits queue, Duration deadline, long denseBytes) {

    /** Checks the ranges. */
    public ServingSettings {
        Objects.requireNonNull(queue, "queue");
        if (window.isNegative()) {
            throw new IllegalArgumentException("window: expected a duration from 0, found " + window);
        }
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("deadline: expected a duration above 0, found " + deadline);
        }
        if (batchTokens < 1) {
            throw new IllegalArgumentException("batchTokens: expected a number from 1, found " + batchTokens);
        }
    }

    /** Settings for a small machine: 2 ms, 2,048 tokens, 1,024 sequences waiting, 10 s, 256 MiB. */
    public static ServingSettings defaults() {
        return new ServingSettings(
                Duration.ofMillis(2), 2048, new QueueLimits(1024, 256), Duration.ofSeconds(10), 256L << 20);
    }
}
