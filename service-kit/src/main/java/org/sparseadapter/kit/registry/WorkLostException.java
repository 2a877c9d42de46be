// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.registry;

import java.util.UUID;

/** A claim no longer holds: the version was cancelled, or another attempt took over. */
public final class WorkLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names the work and the attempt that lost it. */
    public WorkLostException(UUID workId, int attempt) {
        super("attempt " + attempt + " at work " + workId + " no longer holds");
    }
}
