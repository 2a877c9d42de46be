// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** The state of a version between its request and its retirement. */
public enum VersionState {
    /** Accepted; waits for its mask. */
    REQUESTED,
    /** Has initial weights and a mask; waits for training. */
    MASKED,
    /** Has an artifact; waits for evaluation. */
    TRAINED,
    /** Has a report; the promotion gate decides next. */
    EVALUATED,
    /** Passed its gate: may be named by an alias. */
    READY,
    /** Did not pass its gate; kept for comparison. */
    REJECTED,
    /** Could not be made. */
    FAILED,
    /** Given up by its owner before it was evaluated. */
    CANCELLED,
    /** No longer to be served. */
    RETIRED;

    /** Whether no work is left to do for a version in this state. */
    public boolean settled() {
        return switch (this) {
            case REQUESTED, MASKED, TRAINED, EVALUATED -> false;
            case READY, REJECTED, FAILED, CANCELLED, RETIRED -> true;
        };
    }
}
