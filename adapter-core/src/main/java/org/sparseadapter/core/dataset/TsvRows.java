// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import java.util.Optional;

/** Tab-separated rows under a header. There is no quoting: a quotation mark is a character like any other. */
final class TsvRows extends TableRows {

    private final Utf8Lines lines;

    TsvRows(Utf8Lines lines, RowErrors errors) {
        super(errors);
        this.lines = lines;
        readHeader();
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    Optional<List<String>> next() {
        return lines.next().map(line -> List.of(line.split("\t", -1)));
    }
}
