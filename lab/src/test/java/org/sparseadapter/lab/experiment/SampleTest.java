// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against values computed by hand, with t from printed tables. */
class SampleTest {

    @Test
    void meanDeviationAndInterval() {
        Sample sample = new Sample(List.of(1.0, 2.0, 3.0, 4.0));
        assertThat(sample.mean()).isEqualTo(2.5);
        // sqrt((2.25 + 0.25 + 0.25 + 2.25) / 3)
        assertThat(sample.deviation()).isCloseTo(1.290994, within(1e-6));
        // t(3 degrees, 97.5 %) = 3.182446; 3.182446 * 1.290994 / sqrt(4)
        assertThat(sample.halfWidth()).isCloseTo(2.054260, within(1e-5));
    }

    @Test
    void twoValuesHaveAWideInterval() {
        // Deviation sqrt(2) / 2 * 0.02, t(1 degree) = 12.70620
        assertThat(new Sample(List.of(0.01, 0.03)).halfWidth()).isCloseTo(0.1270620, within(1e-6));
    }

    @Test
    void oneValueHasNone() {
        assertThat(new Sample(List.of(1.0)).deviation()).isNaN();
        assertThat(new Sample(List.of(1.0)).halfWidth()).isNaN();
    }
}
