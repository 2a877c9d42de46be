// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Measures how many requests a second the platform answers when a fixed number of clients never pauses. */
final class Capacity {
    private static final int CLIENTS = 24;

    private final LoadSource source;

    Capacity(LoadSource source) {
        this.source = source;
    }

    /**
     * Measures.
     *
     * @param warmUp before counting starts
     * @param measured how long is counted
     * @return answers per second
     */
    double measure(Duration warmUp, Duration measured) {
        long from = System.nanoTime() + warmUp.toNanos();
        long to = from + measured.toNanos();
        AtomicLong answers = new AtomicLong();
        List<CompletableFuture<Void>> clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> loop(from, to, answers))
                .toList();
        clients.forEach(CompletableFuture::join);
        return answers.get() / (measured.toNanos() / 1e9);
    }

    private CompletableFuture<Void> loop(long from, long to, AtomicLong answers) {
        return source.send().thenComposeAsync(answer -> {
            if (!answer.failed() && answer.endNanos() >= from && answer.endNanos() < to) {
                answers.incrementAndGet();
            }
            return System.nanoTime() < to ? loop(from, to, answers) : CompletableFuture.completedFuture(null);
        });
    }
}
