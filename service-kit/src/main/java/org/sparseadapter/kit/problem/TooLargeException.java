// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 413: a body or a store would grow beyond its limit. */
public final class TooLargeException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail which limit it was and how far the input went
     */
    public TooLargeException(String detail) {
        super(ProblemType.TOO_LARGE, detail, List.of());
    }
}
