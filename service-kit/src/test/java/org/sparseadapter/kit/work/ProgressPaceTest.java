// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressPaceTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ProgressPace pace = new ProgressPace(Duration.ofMillis(500), now::get);

    @Test
    void leavesOutWhatComesTooSoon() {
        assertThat(pace.due(1, 100, false)).isTrue();
        assertThat(pace.due(2, 100, false)).isFalse();
        now.set(Instant.EPOCH.plusMillis(499));
        assertThat(pace.due(3, 100, false)).isFalse();
        now.set(Instant.EPOCH.plusMillis(500));
        assertThat(pace.due(4, 100, false)).isTrue();
    }

    @Test
    void neverLeavesOutAMetricOrTheEnd() {
        assertThat(pace.due(1, 100, false)).isTrue();
        assertThat(pace.due(2, 100, true)).isTrue();
        assertThat(pace.due(100, 100, false)).isTrue();
    }
}
