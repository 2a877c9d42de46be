// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import org.sparseadapter.events.VersionState;

/** A state transition that the state machine of versions does not have. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the state that holds and the one that was asked for. */
    public IllegalTransitionException(VersionState from, VersionState to) {
        super("a version cannot go from " + from + " to " + to);
    }
}
