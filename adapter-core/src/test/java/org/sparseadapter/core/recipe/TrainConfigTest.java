// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainConfigTest {

    @Test
    void refusesWhatIsOutOfRangeByName() {
        assertThatThrownBy(() -> config(0, 1e-3, 0.98, Duration.ofSeconds(60))).hasMessageStartingWith("epochs must");
        assertThatThrownBy(() -> config(1, 0, 0.98, Duration.ofSeconds(60)))
                .hasMessageStartingWith("learningRate must");
        assertThatThrownBy(() -> config(1, Double.NaN, 0.98, Duration.ofSeconds(60)))
                .hasMessageStartingWith("learningRate must");
        assertThatThrownBy(() -> config(1, 1e-3, 1, Duration.ofSeconds(60))).hasMessageStartingWith("betas[1] must");
        assertThatThrownBy(() -> config(1, 1e-3, 0.98, Duration.ZERO)).hasMessageStartingWith("checkpointEvery must");
    }

    private static TrainConfig config(int epochs, double rate, double beta2, Duration every) {
        return new TrainConfig(
                epochs,
                64,
                new OptimiserConfig(rate, 0.1, 0.9, beta2, 0.1, LearningRateSchedule.LINEAR, 1),
                LossConfig.DEFAULTS,
                OptionalInt.empty(),
                every,
                false);
    }
}
