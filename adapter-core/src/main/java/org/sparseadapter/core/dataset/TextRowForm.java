// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** Rows of a text or two with a label or a score. */
record TextRowForm(TaskKind kind, TextColumns columns) implements RowForm {

    private static final int LABEL_LENGTH = 200;

    static Optional<TextRowForm> among(TaskKind kind, Collection<String> present, RowErrors errors, long line) {
        Optional<TextColumns> columns = TextColumns.among(present);
        if (columns.isEmpty()) {
            errors.add(
                    line,
                    "",
                    "no column of texts: expected " + TextColumns.expected() + " (or, for other kinds of task, "
                            + TextColumns.expectedSequences() + ", or context and qas); found "
                            + Quoted.list(present));
        }
        if (!present.contains(aim(kind))) {
            RowForm.missing(aim(kind), present, errors, line);
        }
        return columns.map(found -> new TextRowForm(kind, found));
    }

    @Override
    public boolean pairs() {
        return columns.pair().isPresent();
    }

    @Override
    public Set<String> used() {
        Set<String> used = new HashSet<>(columns.names());
        used.add(aim(kind));
        return used;
    }

    @Override
    public List<Example> read(RowSource rows, TextCheck check) {
        Optional<String> text = check.text(rows, columns.text());
        Optional<String> pair = columns.pair().flatMap(column -> check.text(rows, column));
        boolean whole = text.isPresent() && pair.isPresent() == pairs();
        if (kind == TaskKind.REGRESSION) {
            return rows
                    .number(SCORE)
                    .filter(score -> whole)
                    .<Example>map(score -> new ScoredExample(text.orElseThrow(), pair, score))
                    .stream()
                    .toList();
        }
        return check
                .label(rows, LABEL, LABEL_LENGTH)
                .filter(label -> whole)
                .<Example>map(label -> new LabelledExample(text.orElseThrow(), pair, label))
                .stream()
                .toList();
    }

    private static String aim(TaskKind kind) {
        return kind == TaskKind.REGRESSION ? SCORE : LABEL;
    }
}
