// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The latencies and failures of requests around a swap under load.
 *
 * @param requests sent in the window around the swap
 * @param failed of those
 * @param firstFailure what went wrong first, if anything did
 * @param before answers of the swapped adapter by the old version
 * @param after answers by the new version
 * @param strays old answers to requests that were sent after the new version had been seen
 * @param swapMillis from the order to the first answer by the new version; empty if it never came
 * @param medianMillis the median latency of all requests
 * @param p99Millis the latency that 1 % exceeded
 */
record SwapReport(
        int requests,
        int failed,
        Optional<String> firstFailure,
        int before,
        int after,
        int strays,
        OptionalLong swapMillis,
        double medianMillis,
        double p99Millis) {

    /**
     * Looks at outcomes.
     *
     * @param orderedNanos when the swap was ordered
     * @param window how long before and after it counts
     */
    static SwapReport of(
            List<AnsweredRequest> outcomes,
            String tenant,
            int oldVersion,
            int newVersion,
            long orderedNanos,
            Duration window) {
        List<AnsweredRequest> counted = outcomes.stream()
                .filter(each -> Math.abs(each.sentNanos() - orderedNanos) <= window.toNanos())
                .toList();
        List<AnsweredRequest> swapped =
                counted.stream().filter(each -> each.tenant().equals(tenant)).toList();
        OptionalLong seen = swapped.stream()
                .filter(each -> each.version() == newVersion)
                .mapToLong(AnsweredRequest::endNanos)
                .min();
        List<AnsweredRequest> old =
                swapped.stream().filter(each -> each.version() == oldVersion).toList();
        double[] latencies =
                counted.stream().mapToDouble(AnsweredRequest::millis).sorted().toArray();
        return new SwapReport(
                counted.size(),
                (int) counted.stream().filter(AnsweredRequest::failed).count(),
                counted.stream()
                        .filter(AnsweredRequest::failed)
                        .map(AnsweredRequest::failure)
                        .findFirst(),
                old.size(),
                (int) swapped.stream()
                        .filter(each -> each.version() == newVersion)
                        .count(),
                (int) old.stream()
                        .filter(each -> seen.isPresent() && each.sentNanos() > seen.getAsLong())
                        .count(),
                seen.isPresent()
                        ? OptionalLong.of(Duration.ofNanos(seen.getAsLong() - orderedNanos)
                                .toMillis())
                        : OptionalLong.empty(),
                quantile(latencies, 0.5),
                quantile(latencies, 0.99));
    }

    /** Whether the swap was seamless: none failed, and both versions answered, the new one alone once it had been seen. */
    boolean seamless() {
        return requests > 0 && failed == 0 && before > 0 && after > 0 && strays == 0;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }
}
