// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Objects;

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

    /** What a recipe that says nothing gets: the paper's settings, and a rate for small models. */
    public static final OptimiserConfig DEFAULTS =
            new OptimiserConfig(1e-3, 0.1, 0.9, 0.98, 0.1, LearningRateSchedule.LINEAR, 1.0);

    /** Refuses values out of range, naming the field. */
    public OptimiserConfig {
        TrainConfig.check(
                learningRate > 0 && learningRate <= 10, "learningRate", "above 0 and at most 10", learningRate);
        TrainConfig.check(weightDecay >= 0 && weightDecay <= 10, "weightDecay", "between 0 and 10", weightDecay);
        TrainConfig.check(beta1 >= 0 && beta1 < 1, "betas[0]", "in [0, 1)", beta1);
        TrainConfig.check(beta2 >= 0 && beta2 < 1, "betas[1]", "in [0, 1)", beta2);
        TrainConfig.check(warmup >= 0 && warmup <= 1, "warmup", "between 0 and 1", warmup);
        Objects.requireNonNull(schedule, "schedule");
        TrainConfig.check(clip >= 0 && clip <= 1e6, "clip", "between 0 (no clipping) and 1000000", clip);
    }

    /** The same with another peak. */
    public OptimiserConfig withLearningRate(double rate) {
        return new OptimiserConfig(rate, weightDecay, beta1, beta2, warmup, schedule, clip);
    }
}
