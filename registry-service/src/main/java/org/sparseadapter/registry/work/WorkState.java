// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.work;

/** The state of a piece of work. */
public enum WorkState {
    /** Waits to be claimed. */
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
