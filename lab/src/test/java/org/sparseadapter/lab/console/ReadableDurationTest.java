// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "8.26, 8.3 s",
        "9.96, 10 s",
        "59.4, 59 s",
        "105.2, 1 min 45 s",
        "3599.7, 1 h 0 min",
        "12000, 3 h 20 min"
    })
    void whatWasMeasuredIsTold(double seconds, String text) {
        assertThat(ReadableDuration.measured(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0 s", "119, 119 s", "121, 2 min", "12000, 3 h 20 min"})
    void whatIsEstimatedIsRounded(double seconds, String text) {
        assertThat(ReadableDuration.estimated(seconds)).isEqualTo(text);
    }
}
