// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * The progress of a piece of work.
 *
 * @param workId the piece of work
 * @param version what it is for
 * @param stage what is being done
 * @param attempt the running attempt
 * @param step steps done
 * @param steps steps in all
 * @param loss smoothed training loss, while training
 * @param learningRate of the last step, while training
 * @param examplesPerSecond throughput
 * @param secondsLeft an estimate
 * @param dev dev metrics when they were just measured, else empty
 * @param at when
 */
public record WorkProgress(
        UUID workId,
        VersionRef version,
        Stage stage,
        int attempt,
        long step,
        long steps,
        OptionalDouble loss,
        OptionalDouble learningRate,
        OptionalDouble examplesPerSecond,
        OptionalDouble secondsLeft,
        Map<String, Double> dev,
        Instant at)
        implements VersionEvent {

    /** Copies what could be changed from outside. */
    public WorkProgress {
        dev = Map.copyOf(dev);
    }

    @Override
    public Topic topic() {
        return Topic.TRAINING_PROGRESS;
    }

    @Override
    public String occurrence() {
        return workId + "#" + attempt + "@" + step;
    }
}
