// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** How the rows of one kind of task lie in the columns of a file. */
sealed interface RowForm permits TextRowForm, QuestionRowForm, SequenceRowForm {

    String LABEL = "label";
    String LABELS = "labels";
    String SCORE = "score";

    /** The kind of task. */
    TaskKind kind();

    /** Whether rows are pairs of texts. */
    boolean pairs();

    /** The columns that are read. */
    Set<String> used();

    /** Reads the present row; what is wrong with it is reported. */
    List<Example> read(RowSource rows, TextCheck check);

    /**
     * Finds out of the columns what the rows are. A text with a label or a score comes before a source with a
     * target, and that before a text with several labels, which older files have beside the others for other ends.
     *
     * @param given the kind that was asked for; empty for by the columns
     */
    static RowForm among(Collection<String> present, Optional<TaskKind> given, RowErrors errors, long line) {
        TaskKind kind = given.orElseGet(() -> kindOf(present));
        Optional<? extends RowForm> form =
                switch (kind) {
                    case CLASSIFICATION -> TextRowForm.among(TextAim.LABEL, present, errors, line);
                    case MULTI_LABEL -> TextRowForm.among(TextAim.LABELS, present, errors, line);
                    case REGRESSION -> TextRowForm.among(TextAim.SCORE, present, errors, line);
                    case QUESTION_ANSWERING -> QuestionRowForm.among(present, errors, line);
                    case SEQUENCE_TO_SEQUENCE -> SequenceRowForm.among(present, errors, line);
                };
        errors.throwIfAny();
        return form.orElseThrow();
    }

    private static TaskKind kindOf(Collection<String> present) {
        if (present.contains(QuestionRowForm.CONTEXT) && present.contains(QuestionRowForm.QUESTIONS)) {
            return TaskKind.QUESTION_ANSWERING;
        }
        Optional<TextAim> aim = Stream.of(TextAim.values())
                .filter(candidate -> present.contains(candidate.column()))
                .findFirst();
        boolean aimed = aim.filter(found -> found != TextAim.LABELS).isPresent()
                && TextColumns.among(present).isPresent();
        if (TextColumns.sequences(present).isPresent() && !aimed) {
            return TaskKind.SEQUENCE_TO_SEQUENCE;
        }
        return aim.map(TextAim::kind).orElse(TaskKind.CLASSIFICATION);
    }

    /** Reports a column that is not there. */
    static void missing(String column, Collection<String> present, RowErrors errors, long line) {
        errors.add(line, column, "no such column; found " + Quoted.list(present));
    }
}
