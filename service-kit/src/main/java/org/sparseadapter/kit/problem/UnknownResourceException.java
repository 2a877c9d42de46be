// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 404: what was asked for does not exist, or is not the caller's; the two are never told apart. */
public final class UnknownResourceException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param kind what was looked for, such as {@code dataset}
     * @param name the name under which it was looked for
     */
    public UnknownResourceException(String kind, String name) {
        super(ProblemType.NOT_FOUND, "There is no " + kind + " \"" + name + "\".", List.of());
    }
}
