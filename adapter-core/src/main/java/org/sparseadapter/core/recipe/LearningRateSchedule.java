// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Arrays;
import java.util.Locale;

/**
 * How the learning rate goes on after the warm-up.
 *
 * <p>The rate rises linearly from zero during the warm-up, whatever the schedule.
 */
public enum LearningRateSchedule {
    /** Falls linearly and reaches zero after the last step. */
    LINEAR,
    /** Stays at the configured rate. */
    CONSTANT;

    /** The name used in recipes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a schedule by its recipe name.
     *
     * @throws IllegalArgumentException when there is no such schedule
     */
    public static LearningRateSchedule of(String word) {
        return Arrays.stream(values())
                .filter(schedule -> schedule.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("schedule must be linear or constant, not " + word));
    }

    /**
     * The rate of one step.
     *
     * @param step the step about to be made, from 0
     * @param steps all steps of the run
     * @param warmupSteps steps of the warm-up; during these the rate is {@code peak * (step + 1) / warmupSteps}
     * @param peak the rate at the end of the warm-up
     */
    public double rate(int step, int steps, int warmupSteps, double peak) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        return switch (this) {
            case CONSTANT -> peak;
            case LINEAR -> peak * Math.max(0, steps - step) / Math.max(1, steps - warmupSteps);
        };
    }
}
