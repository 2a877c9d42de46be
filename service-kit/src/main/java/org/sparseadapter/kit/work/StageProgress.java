// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import java.util.Map;
import java.util.OptionalDouble;

/**
 * The progress of a stage.
 *
 * @param step steps or examples done
 * @param steps in all
 * @param loss of the last step, while training
 * @param learningRate of the last step, while training
 * @param examplesPerSecond throughput
 * @param secondsLeft an estimate
 * @param dev dev metrics when they were just measured, else empty
 */
public record StageProgress(
        long step,
        long steps,
        OptionalDouble loss,
        OptionalDouble learningRate,
        OptionalDouble examplesPerSecond,
        OptionalDouble secondsLeft,
        Map<String, Double> dev) {

    /** Copies the metrics. */
    public StageProgress {
        dev = Map.copyOf(dev);
    }
}
