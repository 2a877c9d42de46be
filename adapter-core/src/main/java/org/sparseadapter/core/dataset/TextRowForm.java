// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** Rows of a text or two with an aim. */
record TextRowForm(TextAim aim, TextColumns columns) implements RowForm {

    static Optional<TextRowForm> among(TextAim aim, Collection<String> present, RowErrors errors, long line) {
        Optional<TextColumns> columns = TextColumns.among(present);
        if (columns.isEmpty()) {
            errors.add(
                    line,
                    "",
                    "no column of texts: expected " + TextColumns.expected() + " (or, for other kinds of task, "
                            + TextColumns.expectedSequences() + ", or context and qas); found "
                            + Quoted.list(present));
        }
        if (!present.contains(aim.column())) {
            RowForm.missing(aim.column(), present, errors, line);
        }
        return columns.map(found -> new TextRowForm(aim, found));
    }

    @Override
    public TaskKind kind() {
        return aim.kind();
    }

    @Override
    public boolean pairs() {
        return columns.pair().isPresent();
    }

    @Override
    public Set<String> used() {
        Set<String> used = new HashSet<>(columns.names());
        used.add(aim.column());
        return used;
    }

    @Override
    public List<Example> read(RowSource rows, TextCheck check) {
        Optional<String> text = check.text(rows, columns.text());
        Optional<String> pair = columns.pair().flatMap(column -> check.text(rows, column));
        // The aim is read beside a bad text too, so that all errors of a row are reported.
        return aim
                .read(rows, check, text.orElse(""), pair)
                .filter(example -> text.isPresent() && pair.isPresent() == pairs())
                .stream()
                .toList();
    }
}
