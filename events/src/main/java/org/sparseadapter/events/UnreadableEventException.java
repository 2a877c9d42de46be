// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

/** A record that is no event of its topic: it belongs among the dead letters, with this message as the reason. */
public final class UnreadableEventException extends RuntimeException {

    /** With what is wrong. */
    public UnreadableEventException(String message) {
        super(message);
    }

    /** With what is wrong and what found it. */
    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
