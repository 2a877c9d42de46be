// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

/** Where a piece of work stands. */
public enum WorkState {
    /** Nobody works on it: it can be claimed. */
    WAITING,
    /** Claimed, under a lease. */
    RUNNING,
    /** Its result was taken over. */
    DONE,
    /** Given up after too many tries, or because no try can succeed. */
    FAILED,
    /** Its version was cancelled. */
    CANCELLED
}
