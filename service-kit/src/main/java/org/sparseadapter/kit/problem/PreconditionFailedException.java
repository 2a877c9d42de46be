// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 412: the caller acted on a state that is no longer the current one. */
public final class PreconditionFailedException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what the current state is, so that the caller can decide anew
     */
    public PreconditionFailedException(String detail) {
        super(ProblemType.PRECONDITION_FAILED, detail, List.of());
    }
}
