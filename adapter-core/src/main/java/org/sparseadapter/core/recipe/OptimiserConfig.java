// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Objects;
import org.sparseadapter.core.json.Interval;

/**
 * How weights follow their gradients: AdamW with a schedule.
 *
 * @param learningRate the peak of the schedule
 * @param weightDecay AdamW's decoupled decay, not applied to biases and LayerNorms
 * @param beta1 decay of the first moment, in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param warmup the fraction of all steps in which the rate rises from zero, in [0, 1]
 * @param schedule what the rate does after the warm-up
 * @param clip the largest global gradient norm; 0 clips nothing
 */
public record OptimiserConfig(
        double learningRate,
        double weightDecay,
        double beta1,
        double beta2,
        double warmup,
        LearningRateSchedule schedule,
        double clip) {

    static final Interval RATE = Interval.leftOpen(0, 10);
    static final Interval DECAY = Interval.closed(0, 10);
    static final Interval BETA = Interval.rightOpen(0, 1);
    static final Interval WARMUP = Interval.closed(0, 1);
    static final Interval CLIP = Interval.closed(0, 1e6);

    /** What a recipe that says nothing gets: the paper's settings, and a rate for small models. */
    public static final OptimiserConfig DEFAULTS =
            new OptimiserConfig(1e-3, 0.1, 0.9, 0.98, 0.1, LearningRateSchedule.LINEAR, 1.0);

    /** Refuses values out of range, naming the field. */
    public OptimiserConfig {
        RATE.require("learningRate", learningRate);
        DECAY.require("weightDecay", weightDecay);
        BETA.require("betas[0]", beta1);
        BETA.require("betas[1]", beta2);
        WARMUP.require("warmup", warmup);
        Objects.requireNonNull(schedule, "schedule");
        CLIP.require("clip", clip);
    }

    /** The same with another peak. */
    public OptimiserConfig withLearningRate(double rate) {
        return new OptimiserConfig(rate, weightDecay, beta1, beta2, warmup, schedule, clip);
    }
}
