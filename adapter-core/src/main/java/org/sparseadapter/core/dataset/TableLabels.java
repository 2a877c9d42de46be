// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Optional;

/** Several labels in the cell of a table: separated by {@code |}; an empty cell holds none. */
final class TableLabels {

    private static final char SEPARATOR = '|';

    private TableLabels() {}

    /** Reads a cell of at most so many labels; empty where it has more, which is reported. */
    static Optional<List<String>> read(Optional<String> value, int most, long line, String column, RowErrors errors) {
        return value.flatMap(cell -> {
            if (cell.isBlank()) {
                return Optional.of(List.of());
            }
            // Counted first: a cell of nothing but separators would become far more memory than it has characters.
            long found =
                    1 + cell.chars().filter(character -> character == SEPARATOR).count();
            return within(found, most, line, column, errors)
                    ? Optional.of(List.of(cell.split("\\" + SEPARATOR, -1)))
                    : Optional.empty();
        });
    }

    /** Whether a row has no more labels than may be; more are reported. */
    static boolean within(long found, int most, long line, String column, RowErrors errors) {
        if (found > most) {
            errors.add(line, column, "expected at most " + most + " labels, found " + found);
        }
        return found <= most;
    }
}
