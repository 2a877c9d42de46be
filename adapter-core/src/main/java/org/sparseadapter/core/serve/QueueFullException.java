// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

/** A request was refused because too much is waiting already; nothing of it was queued. */
public final class QueueFullException extends RuntimeException {

    private final String limit;

    QueueFullException(String limit, int allowed, int waiting, int offered) {
        super(limit + ": " + waiting + " sequences are waiting, " + offered + " more would pass the limit of "
                + allowed);
        this.limit = limit;
    }

    /** Which limit it was: {@code queue} or {@code tenant-queue}. */
    public String limit() {
        return limit;
    }
}
