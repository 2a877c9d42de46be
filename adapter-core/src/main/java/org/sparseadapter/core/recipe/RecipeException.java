// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

/** A recipe that cannot be followed. The message is {@code FIELD: what was expected, and what was found}. */
public final class RecipeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String problem;

    public RecipeException(String field, String problem) {
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
