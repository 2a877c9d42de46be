// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** The crash counter of services: one that keeps crashing is not restarted. Not safe for use by several threads. */
final class RecentDeaths {
    private static final Duration COUNT_FOR = Duration.ofMinutes(2);
    private static final int ALLOWED = 5;

    private final Map<LocalService, Deque<Instant>> deaths = new EnumMap<>(LocalService.class);

    /** Counts a death; false when it was one too many. */
    boolean mayLiveAgain(LocalService service, Instant now) {
        Deque<Instant> recent = deaths.computeIfAbsent(service, each -> new ArrayDeque<>());
        recent.addLast(now);
        recent.removeIf(death -> death.isBefore(now.minus(COUNT_FOR)));
        return recent.size() <= ALLOWED;
    }
}
