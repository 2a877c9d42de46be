// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 409: the request is well formed, but the current state does not allow it. */
public final class ConflictException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what stands in the way and what would remove it
     */
    public ConflictException(String detail) {
        super(ProblemType.CONFLICT, detail, List.of());
    }
}
