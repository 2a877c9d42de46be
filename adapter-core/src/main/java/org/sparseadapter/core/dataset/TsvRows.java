// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tab-separated rows under a header. There is no quoting: a quotation mark is a character like any other. */
final class TsvRows implements RowSource {

    private final Utf8Lines lines;
    private final RowErrors errors;
    private final List<String> columns;
    private String[] row = {};

    TsvRows(Utf8Lines lines, RowErrors errors) {
        this.lines = lines;
        this.errors = errors;
        this.columns =
                Header.of(lines.next().map(header -> List.of(split(header))).orElseGet(List::of), lines.line(), errors);
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
    public boolean advance() {
        for (Optional<String> text = lines.next(); text.isPresent(); text = lines.next()) {
            row = split(text.get());
            if (row.length == columns.size()) {
                return true;
            }
            errors.add(lines.line(), "", Header.ragged(columns.size(), row.length));
        }
        return false;
    }

    @Override
    public long line() {
        return lines.line();
    }

    @Override
    public Optional<String> value(String column) {
        return Optional.of(row[columns.indexOf(column)]);
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

    private static String[] split(String line) {
        return line.split("\t", -1);
    }
}
