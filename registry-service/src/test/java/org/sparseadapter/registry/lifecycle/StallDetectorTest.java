// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final StallDetector stalls = new StallDetector(Duration.ofSeconds(3), START);

    @Test
    void looksInTimeAreAttentive() {
        for (int second = 1; second <= 10; second++) {
            assertThat(stalls.stalledBefore(START.plusSeconds(second))).isFalse();
        }
        assertThat(stalls.stalledBefore(START.plusSeconds(13))).isFalse();
    }

    @Test
    void aLookThatComesTooLateHasMissedSomethingAndTheNextHasNot() {
        assertThat(stalls.stalledBefore(START.plusSeconds(1))).isFalse();
        assertThat(stalls.stalledBefore(START.plusMillis(4001))).isTrue();
        assertThat(stalls.stalledBefore(START.plusSeconds(5))).isFalse();
    }

    @Test
    void aSlowStartIsAGapToo() {
        assertThat(stalls.stalledBefore(START.plusSeconds(4))).isTrue();
    }

    @Test
    void aClockThatIsSetBackEndsNothing() {
        assertThat(stalls.stalledBefore(START.minusSeconds(60))).isFalse();
        assertThat(stalls.stalledBefore(START.minusSeconds(59))).isFalse();
    }
}
