// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.sparseadapter.lab.console.ProgressDisplay;

/**
 * Sends requests at a fixed rate whether or not earlier ones were answered, as independent users do: a server
 * that stalls cannot slow the load down and so hide the stall.
 */
final class OpenLoop {
    private final LoadSource source;
    private final double rate;

    /**
     * @param rate requests a second
     */
    OpenLoop(LoadSource source, double rate) {
        this.source = source;
        this.rate = rate;
    }

    /**
     * Runs the load.
     *
     * @param duration how long
     * @param halfway what to do in the middle, on a thread of its own
     * @return all outcomes in the order of sending
     */
    List<AnsweredRequest> run(Duration duration, Runnable halfway, ProgressDisplay.Task task) {
        long total = Math.round(duration.toNanos() / 1e9 * rate);
        long start = System.nanoTime();
        List<CompletableFuture<AnsweredRequest>> outcomes = new ArrayList<>();
        CompletableFuture<Void> middle = CompletableFuture.completedFuture(null);
        for (long i = 0; i < total; i++) {
            awaitTime(start + (long) (i / rate * 1e9));
            outcomes.add(source.send());
            if (i == total / 2) {
                middle = CompletableFuture.runAsync(halfway);
            }
            task.at("load", i + 1, total, "");
        }
        middle.join();
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    private static void awaitTime(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
