// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import org.sparseadapter.events.VersionState;

/** A version was to move where its state machine has no way. */
public final class IllegalTransitionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** From where to where. */
    public IllegalTransitionException(VersionState from, VersionState to) {
        super("a version cannot go from " + from + " to " + to);
    }
}
