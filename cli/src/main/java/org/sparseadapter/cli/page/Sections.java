// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.List;
import org.sparseadapter.lab.console.TextTable;
import org.sparseadapter.lab.console.WordWrap;

/**
 * The sections of a page: a title, then lines set in by two spaces. A section without a row is left out.
 *
 * @param page the lines so far, to which sections are added
 * @param width columns of the terminal
 */
record Sections(List<String> page, int width) {
    private static final String INDENT = "  ";

    /** Columns of a section's lines. */
    int room() {
        return width - INDENT.length();
    }

    void add(String title, TextTable table) {
        if (!table.isEmpty()) {
            add(title, table.lines(room()));
        }
    }

    void add(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            page.add("");
            page.addAll(WordWrap.lines(title, width));
            lines.forEach(line -> page.add((INDENT + line).stripTrailing()));
        }
    }
}
