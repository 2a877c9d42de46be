// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated rows under a header, quoted as in RFC 4180; a quoted value may span lines. */
final class CsvRows implements RowSource {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowErrors errors;
    private final List<String> columns;
    private CSVRecord row;
    private long line;

    CsvRows(byte[] bytes, RowErrors errors) {
        this.errors = errors;
        reportWrongBytes(bytes, errors);
        int from = Utf8Lines.afterMark(bytes);
        try {
            parser = FORMAT.parse(new InputStreamReader(
                    new ByteArrayInputStream(bytes, from, bytes.length - from), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        records = parser.iterator();
        columns = Header.of(read() ? row.toList() : List.of(), 1, errors);
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
        while (read()) {
            if (row.size() == columns.size()) {
                return true;
            }
            errors.add(line, "", Header.ragged(columns.size(), row.size()));
        }
        return false;
    }

    @Override
    public long line() {
        return line;
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

    private boolean read() {
        line = parser.getCurrentLineNumber() + 1;
        try {
            if (!records.hasNext()) {
                return false;
            }
            row = records.next();
            return true;
        } catch (UncheckedIOException | IllegalStateException e) {
            // After a broken quotation nothing tells where the next row begins.
            throw errors.fatal(line, "", "broken quotation from here on");
        }
    }

    private static void reportWrongBytes(byte[] bytes, RowErrors errors) {
        Utf8Lines lines = new Utf8Lines(bytes, errors);
        while (lines.next().isPresent()) {
            // Reading alone reports.
        }
    }
}
