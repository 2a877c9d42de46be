// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 403: the token is valid, yet does not allow this. */
public final class ForbiddenException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what the token lacks
     */
    public ForbiddenException(String detail) {
        super(ProblemType.FORBIDDEN, detail, List.of());
    }
}
