// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Rows of a table, whose first line is a header and whose every cell is text. */
abstract class TableRows implements RowSource {

    private final RowErrors errors;
    private List<String> columns = List.of();
    private List<String> row = List.of();

    TableRows(RowErrors errors) {
        this.errors = errors;
    }

    /** Reads the cells of the next row, and knows its line from then on; empty at the end. */
    abstract Optional<List<String>> next();

    /** Takes the next row for the header; to be called once, before all else. */
    final void readHeader() {
        columns = Header.of(next().orElseGet(List::of), line(), errors);
    }

    @Override
    public boolean advance() {
        for (Optional<List<String>> cells = next(); cells.isPresent(); cells = next()) {
            row = cells.get();
            if (row.size() == columns.size()) {
                return true;
            }
            errors.add(line(), "", Header.ragged(columns.size(), row.size()));
        }
        return false;
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public long columnsLine() {
        return 1;
    }

    @Override
    public Optional<String> value(String column) {
        return Optional.of(row.get(columns.indexOf(column)));
    }

    @Override
    public Optional<Double> number(String column) {
        return TableNumbers.read(value(column), line(), column, errors);
    }

    @Override
    public Optional<List<String>> labels(String column, int most) {
        return TableLabels.read(value(column), most, line(), column, errors);
    }

    @Override
    public Optional<JsonNode> list(String column) {
        errors.add(line(), column, "a table cannot hold lists, only JSON Lines can");
        return Optional.empty();
    }

    @Override
    public List<String> others(Collection<String> used) {
        return columns.stream().filter(column -> !used.contains(column)).toList();
    }
}
