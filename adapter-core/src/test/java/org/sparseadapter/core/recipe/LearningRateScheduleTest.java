// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {

    @Test
    void risesDuringWarmUpThenFallsToZero() {
        var linear = LearningRateSchedule.LINEAR;
        assertThat(linear.rate(0, 10, 2, 1)).isCloseTo(0.5, within(1e-12));
        assertThat(linear.rate(1, 10, 2, 1)).isCloseTo(1, within(1e-12));
        assertThat(linear.rate(2, 10, 2, 1)).isCloseTo(1, within(1e-12));
        assertThat(linear.rate(9, 10, 2, 1)).isCloseTo(0.125, within(1e-12));
    }

    @Test
    void constantStaysAfterWarmUp() {
        var constant = LearningRateSchedule.CONSTANT;
        assertThat(constant.rate(0, 10, 4, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(constant.rate(9, 10, 4, 2)).isEqualTo(2);
    }

    @Test
    void aRunThatIsAllWarmUpNeverDividesByZero() {
        assertThat(LearningRateSchedule.LINEAR.rate(2, 3, 3, 1)).isEqualTo(1);
    }

    @Test
    void wordsGoBothWays() {
        for (LearningRateSchedule schedule : LearningRateSchedule.values()) {
            assertThat(LearningRateSchedule.of(schedule.word())).isEqualTo(schedule);
        }
        assertThatThrownBy(() -> LearningRateSchedule.of("cosine")).hasMessageContaining("linear or constant");
    }
}
