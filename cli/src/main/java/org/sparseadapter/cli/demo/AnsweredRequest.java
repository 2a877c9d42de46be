// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

/**
 * The outcome of one request of the load: a prediction of some version, or a failure.
 *
 * @param tenant the tenant of the request
 * @param sentNanos when it was sent, on the clock of {@link System#nanoTime}
 * @param endNanos when the answer, or the failure, was there
 * @param version the version that answered; 0 for a failure
 * @param failure what went wrong; empty for an answer
 */
record AnsweredRequest(String tenant, long sentNanos, long endNanos, int version, String failure) {
    boolean failed() {
        return !failure.isEmpty();
    }

    double millis() {
        return (endNanos - sentNanos) / 1e6;
    }
}
