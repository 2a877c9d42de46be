// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** Rows of a source and its target. */
record SequenceRowForm(String source, String target) implements RowForm {

    static Optional<SequenceRowForm> among(Collection<String> present, RowErrors errors, long line) {
        Optional<TextColumns> columns = TextColumns.sequences(present);
        if (columns.isEmpty()) {
            errors.add(
                    line,
                    "",
                    "expected the columns " + TextColumns.expectedSequences() + "; found " + Quoted.list(present));
        }
        return columns.map(
                found -> new SequenceRowForm(found.text(), found.pair().orElseThrow()));
    }

    @Override
    public TaskKind kind() {
        return TaskKind.SEQUENCE_TO_SEQUENCE;
    }

    @Override
    public boolean pairs() {
        return false;
    }

    @Override
    public Set<String> used() {
        return Set.of(source, target);
    }

    @Override
    public List<Example> read(RowSource rows, TextCheck check) {
        Optional<String> from = check.text(rows, source);
        Optional<String> to = check.text(rows, target);
        return from.isPresent() && to.isPresent() ? List.of(new SequenceExample(from.get(), to.get())) : List.of();
    }
}
