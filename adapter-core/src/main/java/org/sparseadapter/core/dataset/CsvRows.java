// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Comma-separated rows under a header, quoted as in RFC 4180; a quoted value may span lines. */
final class CsvRows extends TableRows {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RowErrors errors;
    private long line;

    CsvRows(byte[] bytes, RowErrors errors) {
        super(errors);
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
        readHeader();
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    Optional<List<String>> next() {
        line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? Optional.of(records.next().toList()) : Optional.empty();
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
