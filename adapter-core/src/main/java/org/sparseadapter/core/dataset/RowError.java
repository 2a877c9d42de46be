// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Objects;

/**
 * What is wrong with one row of a dataset.
 *
 * @param line the line of the file, from 1 (the header is line 1 where there is one); 0 for the file as a whole
 * @param field the column or field at fault; empty for the row as a whole
 * @param problem what was expected and what was found
 */
public record RowError(long line, String field, String problem) {

    public RowError {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(problem, "problem");
    }

    @Override
    public String toString() {
        return (line > 0 ? "line " + line + ": " : "") + (field.isEmpty() ? "" : field + ": ") + problem;
    }
}
