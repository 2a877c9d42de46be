// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 415: the body comes in a format that is not read here. */
public final class UnsupportedFormatException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail what came and which formats are read
     */
    public UnsupportedFormatException(String detail) {
        super(ProblemType.UNSUPPORTED_MEDIA_TYPE, detail, List.of());
    }
}
