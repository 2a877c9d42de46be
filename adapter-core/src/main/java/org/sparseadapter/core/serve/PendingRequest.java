// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A request on its way; its sequences may travel in different batches, always with the same adapter. */
final class PendingRequest {

    private final ServedAdapter adapter;
    private final Instant deadline;
    private final CompletableFuture<List<Prediction>> answer = new CompletableFuture<>();
    private final Prediction[] predictions;
    private final AtomicInteger missing;

    PendingRequest(ServedAdapter adapter, int inputs, Instant deadline) {
        this.adapter = adapter;
        this.deadline = deadline;
        this.predictions = new Prediction[inputs];
        this.missing = new AtomicInteger(inputs);
    }

    ServedAdapter adapter() {
        return adapter;
    }

    CompletableFuture<List<Prediction>> answer() {
        return answer;
    }

    /** Whether its caller still waits, in time; a request that is too late fails here. */
    boolean isAlive(Instant now) {
        if (!answer.isDone() && now.isAfter(deadline)) {
            fail(new DeadlineExceededException());
        }
        return !answer.isDone();
    }

    void put(int input, Prediction prediction) {
        predictions[input] = prediction;
        if (missing.decrementAndGet() == 0) {
            answer.complete(Arrays.asList(predictions));
        }
    }

    void fail(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }
}
