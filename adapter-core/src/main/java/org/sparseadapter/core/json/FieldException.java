// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.json;

/** A field of a JSON document that cannot be used as it is. The message is {@code FIELD: what was expected, and what was found}. */
public final class FieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    public FieldException(String field, String problem) {
        super(field.isEmpty() ? problem : field + ": " + problem);
        this.field = field;
        this.problem = problem;
    }

    /** The JSON path of the field at fault, for example {@code pruning.sparsity}; empty for the document itself. */
    public String field() {
        return field;
    }

    /** What was expected and what was found, without the field. */
    public String problem() {
        return problem;
    }
}
