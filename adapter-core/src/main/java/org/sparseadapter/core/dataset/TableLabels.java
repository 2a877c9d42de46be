// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;

/** Several labels in the cell of a table: separated by {@code |}; an empty cell holds none. */
final class TableLabels {

    private static final String SEPARATOR = "\\|";

    private TableLabels() {}

    static List<String> read(String cell) {
        return cell.isBlank() ? List.of() : List.of(cell.split(SEPARATOR, -1));
    }
}
