// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sparseadapter.core.text.Quoted;

/** Numbers in the cells of tables: decimal, perhaps with an exponent; none of the other forms that Java knows. */
final class TableNumbers {

    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(\\d{1,300}(\\.\\d{0,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,3})?");

    private TableNumbers() {}

    static Optional<Double> read(Optional<String> cell, long line, String column, RowErrors errors) {
        return cell.map(String::strip)
                .map(text -> DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN)
                .filter(number -> {
                    if (!Double.isFinite(number)) {
                        errors.add(line, column, "expected a number, found " + Quoted.text(cell.orElse("")));
                    }
                    return Double.isFinite(number);
                });
    }
}
