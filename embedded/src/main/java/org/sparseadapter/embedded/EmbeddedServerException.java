// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

/** An embedded broker or database could not be started, used or stopped. */
public final class EmbeddedServerException extends RuntimeException {
    /** Says what failed, and why. */
    public EmbeddedServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
