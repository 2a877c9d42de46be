// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.time.Duration;
import java.util.Optional;

/**
 * The progress of a training run after one step.
 *
 * @param step steps made so far
 * @param steps all steps of the run (fewer are made when it stops early)
 * @param loss mean loss of the step's batch
 * @param learningRate the rate that the step used
 * @param examplesPerSecond examples trained a second, since this process started or resumed the run
 * @param left the time that the remaining steps take at this pace
 * @param devMetric the dev split's metric, at the end of an epoch
 */
public record TrainingProgressPoint(
        int step,
        int steps,
        double loss,
        double learningRate,
        double examplesPerSecond,
        Duration left,
        Optional<Double> devMetric) {}
