// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.problem;

import java.util.List;

/** 422: the input was understood and is wrong; names each field or line at fault. */
public final class InvalidInputException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /**
     * @param detail a sentence over all faults
     * @param faults the fields or lines at fault
     */
    public InvalidInputException(String detail, List<Fault> faults) {
        super(ProblemType.INVALID, detail, faults);
    }

    /**
     * @param field the field at fault
     * @param problem what was found and what was expected
     */
    public InvalidInputException(String field, String problem) {
        this(field + ": " + problem, List.of(Fault.ofField(field, problem)));
    }
}
