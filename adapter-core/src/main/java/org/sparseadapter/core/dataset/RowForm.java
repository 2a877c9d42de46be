// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** How the rows of one kind of task lie in the columns of a file. */
sealed interface RowForm permits TextRowForm, QuestionRowForm, SequenceRowForm {

    String LABEL = "label";
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
     * Finds out of the columns what the rows are. A label wins over a score, and either over a target.
     *
     * @param given the kind that somebody asked for; empty for by the columns
     */
    static RowForm among(Collection<String> present, Optional<TaskKind> given, RowErrors errors, long line) {
        TaskKind kind = given.orElseGet(() -> kindOf(present));
        Optional<? extends RowForm> form =
                switch (kind) {
                    case CLASSIFICATION, REGRESSION -> TextRowForm.among(kind, present, errors, line);
                    case QUESTION_ANSWERING -> QuestionRowForm.among(present, errors, line);
                    case SEQUENCE_TO_SEQUENCE -> SequenceRowForm.among(present, errors, line);
                };
        errors.throwIfAny();
        return form.orElseThrow();
    }

    private static TaskKind kindOf(Collection<String> present) {
        boolean texts = TextColumns.among(present).isPresent();
        if (present.contains(QuestionRowForm.CONTEXT) && present.contains(QuestionRowForm.QUESTIONS)) {
            return TaskKind.QUESTION_ANSWERING;
        }
        if (TextColumns.sequences(present).isPresent() && !(texts && hasAim(present))) {
            return TaskKind.SEQUENCE_TO_SEQUENCE;
        }
        return present.contains(SCORE) && !present.contains(LABEL) ? TaskKind.REGRESSION : TaskKind.CLASSIFICATION;
    }

    private static boolean hasAim(Collection<String> present) {
        return present.contains(LABEL) || present.contains(SCORE);
    }

    /** Reports a column that is not there. */
    static void missing(String column, Collection<String> present, RowErrors errors, long line) {
        errors.add(line, column, "no such column; found " + Quoted.list(present));
    }
}
