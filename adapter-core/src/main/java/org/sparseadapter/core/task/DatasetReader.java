// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads a split that somebody uploaded. Every row is checked; what is wrong is collected with its line, and nothing is
 * returned unless all of it is right.
 */
public final class DatasetReader {

    private static final int LABEL_LENGTH = 200;

    private final DatasetLimits limits;
    private final RowErrors errors;
    private final SortedSet<String> labels = new TreeSet<>();
    private final List<Example> examples = new ArrayList<>();

    private DatasetReader(DatasetLimits limits) {
        this.limits = limits;
        this.errors = new RowErrors(limits.reportedErrors());
    }

    /**
     * Reads a split within the default limits.
     *
     * @throws DatasetException when anything in it is wrong
     */
    public static ParsedSplit parse(InputStream in, DatasetFormat format) throws IOException {
        return parse(in, format, DatasetLimits.DEFAULTS);
    }

    /**
     * Reads a split.
     *
     * @param in its bytes, read to the end or to the limit; not closed
     * @throws DatasetException when anything in it is wrong
     */
    public static ParsedSplit parse(InputStream in, DatasetFormat format, DatasetLimits limits) throws IOException {
        int most = (int) Math.min(limits.bytes(), Integer.MAX_VALUE - 16);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw DatasetException.of("", "expected at most " + most + " bytes, found more");
        }
        return new DatasetReader(limits).parse(bytes, format);
    }

    private ParsedSplit parse(byte[] bytes, DatasetFormat format) {
        RowSource rows =
                switch (format) {
                    case TSV -> new TsvRows(new Utf8Lines(bytes, errors), errors);
                    case CSV -> new CsvRows(bytes, errors);
                    case JSONL -> new JsonRows(new Utf8Lines(bytes, errors), errors);
                };
        Columns columns = Columns.among(rows.columns(), errors, rows.columnsLine());
        long count = 0;
        while (rows.advance()) {
            if (++count > limits.rows()) {
                throw errors.fatal(rows.line(), "", "expected at most " + limits.rows() + " rows, found more");
            }
            read(rows, columns);
        }
        errors.throwIfAny();
        if (examples.isEmpty()) {
            throw DatasetException.of("", "expected at least one row, found none");
        }
        return new ParsedSplit(examples, columns.pair().isPresent(), labels, rows.others(columns.used()));
    }

    private void read(RowSource rows, Columns columns) {
        Optional<String> text = text(rows, columns.text());
        Optional<String> pair = columns.pair().flatMap(column -> text(rows, column));
        Optional<String> label = label(rows);
        boolean whole = text.isPresent()
                && label.isPresent()
                && pair.isPresent() == columns.pair().isPresent();
        if (whole) {
            examples.add(new Example(text.get(), pair, label.get()));
        }
    }

    private Optional<String> text(RowSource rows, String column) {
        return rows.value(column).filter(value -> {
            Optional<String> problem = problemOf(value, limits.textLength());
            problem.ifPresent(what -> errors.add(rows.line(), column, what));
            return problem.isEmpty();
        });
    }

    private Optional<String> label(RowSource rows) {
        Optional<String> label = rows.value(Columns.LABEL).map(String::strip).filter(value -> {
            Optional<String> problem = problemOf(value, LABEL_LENGTH)
                    .or(() -> value.chars().anyMatch(Character::isISOControl)
                            ? Optional.of("a label must not hold control characters")
                            : Optional.empty());
            problem.ifPresent(what -> errors.add(rows.line(), Columns.LABEL, what));
            return problem.isEmpty();
        });
        label.ifPresent(value -> {
            if (labels.add(value) && labels.size() > limits.labels()) {
                throw errors.fatal(
                        rows.line(), Columns.LABEL, "expected at most " + limits.labels() + " labels, found more");
            }
        });
        return label;
    }

    private static Optional<String> problemOf(String value, int longest) {
        if (value.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (value.length() > longest) {
            return Optional.of("expected at most " + longest + " characters, found " + value.length());
        }
        return Surrogates.paired(value)
                ? Optional.empty()
                : Optional.of("holds half of a character (a lone surrogate)");
    }
}
