// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwapReportTest {
    private static final long ORDER = Duration.ofSeconds(100).toNanos();

    @Test
    void aSwapThatOnlyTheVersionShowsIsSeamless() {
        SwapReport report = report(
                answer("a", 90, 1), answer("b", 95, 7), answer("a", 99, 1), answer("a", 101, 2), answer("a", 119, 2));
        assertThat(report.seamless()).isTrue();
        assertThat(report.requests()).isEqualTo(5);
        assertThat(report.before()).isEqualTo(2);
        assertThat(report.after()).isEqualTo(2);
        assertThat(report.swapMillis()).hasValue(1010);
    }

    @Test
    void aFailureOfAnyTenantInsideTheWindowBreaksIt() {
        AnsweredRequest failed = new AnsweredRequest("b", ORDER, ORDER + 5, 0, "503");
        assertThat(report(answer("a", 99, 1), failed, answer("a", 101, 2)).seamless())
                .isFalse();
        AnsweredRequest early =
                new AnsweredRequest("b", ORDER - Duration.ofSeconds(30).toNanos(), ORDER, 0, "503");
        assertThat(report(answer("a", 99, 1), early, answer("a", 101, 2)).seamless())
                .isTrue();
    }

    @Test
    void anOldAnswerAfterTheNewVersionWasSeenIsAStray() {
        SwapReport report = report(answer("a", 99, 1), answer("a", 101, 2), answer("a", 103, 1));
        assertThat(report.strays()).isEqualTo(1);
        assertThat(report.seamless()).isFalse();
    }

    @Test
    void aSwapThatNeverShowsIsNone() {
        SwapReport report = report(answer("a", 99, 1), answer("a", 101, 1));
        assertThat(report.swapMillis()).isEmpty();
        assertThat(report.seamless()).isFalse();
    }

    private static SwapReport report(AnsweredRequest... outcomes) {
        return SwapReport.of(List.of(outcomes), "a", 1, 2, ORDER, Duration.ofSeconds(20));
    }

    private static AnsweredRequest answer(String tenant, int second, int version) {
        long sent = Duration.ofSeconds(second).toNanos();
        return new AnsweredRequest(tenant, sent, sent + Duration.ofMillis(10).toNanos(), version, "");
    }
}
