// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sparseadapter.core.text.Quoted;

/** The first line of a table. */
final class Header {

    private static final int MOST_COLUMNS = 1_000;

    private Header() {}

    /** Checks that there is one and that no column is named twice. */
    static List<String> of(List<String> names, long line, RowErrors errors) {
        if (names.isEmpty()) {
            throw errors.fatal(0, "", "expected a header line and rows, found an empty file");
        }
        if (names.size() > MOST_COLUMNS) {
            throw errors.fatal(line, "", "expected at most " + MOST_COLUMNS + " columns, found " + names.size());
        }
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw errors.fatal(line, "", "the column " + Quoted.text(name) + " is there twice");
            }
        }
        return names;
    }

    static String ragged(int expected, int found) {
        return "expected " + expected + " columns as in the header, found " + found;
    }
}
