// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/**
 * Reads the rows of an uploaded split. Every row is checked; what is wrong is collected with its line, and nothing is
 * returned unless all of it is right.
 */
public final class DatasetReader {

    private final DatasetLimits limits;
    private final RowErrors errors;

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
     * Reads a split of the kind that its columns tell.
     *
     * @param in its bytes, read to the end or to the limit; not closed
     * @throws DatasetException when anything in it is wrong
     */
    public static ParsedSplit parse(InputStream in, DatasetFormat format, DatasetLimits limits) throws IOException {
        return parse(in, format, limits, Optional.empty());
    }

    /**
     * Reads a split.
     *
     * @param in its bytes, read to the end or to the limit; not closed
     * @param task the kind of task that it is for; empty for the kind that its columns tell
     * @throws DatasetException when anything in it is wrong
     */
    public static ParsedSplit parse(InputStream in, DatasetFormat format, DatasetLimits limits, Optional<TaskKind> task)
            throws IOException {
        int most = (int) Math.min(limits.bytes(), Integer.MAX_VALUE - 16);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw DatasetException.of("", "expected at most " + most + " bytes, found more");
        }
        return new DatasetReader(limits).parse(bytes, format, task);
    }

    private ParsedSplit parse(byte[] bytes, DatasetFormat format, Optional<TaskKind> task) {
        RowSource rows =
                switch (format) {
                    case TSV -> new TsvRows(new Utf8Lines(bytes, errors), errors);
                    case CSV -> new CsvRows(bytes, errors);
                    case JSONL -> new JsonRows(new Utf8Lines(bytes, errors), errors);
                };
        RowForm form = RowForm.among(rows.columns(), task, errors, rows.columnsLine());
        TextCheck check = new TextCheck(limits, errors);
        List<Example> examples = new ArrayList<>();
        long count = 0;
        while (rows.advance()) {
            if (++count > limits.rows()) {
                throw tooMany(rows);
            }
            examples.addAll(form.read(rows, check));
            if (examples.size() > limits.rows()) {
                throw tooMany(rows);
            }
        }
        errors.throwIfAny();
        if (examples.isEmpty()) {
            throw DatasetException.of("", "expected at least one row, found none");
        }
        return new ParsedSplit(form.kind(), examples, form.pairs(), check.labels(), rows.others(form.used()));
    }

    private DatasetException tooMany(RowSource rows) {
        return errors.fatal(rows.line(), "", "expected at most " + limits.rows() + " rows, found more");
    }
}
