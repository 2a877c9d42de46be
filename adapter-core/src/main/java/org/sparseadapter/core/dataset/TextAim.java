// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/** The column beside a text, or a pair of texts, that says what should be made of it; of several present the first of these counts. */
enum TextAim {
    /** One label. */
    LABEL(RowForm.LABEL, TaskKind.CLASSIFICATION) {
        @Override
        Optional<Example> read(RowSource rows, TextCheck check, String text, Optional<String> pair) {
            return check.label(rows, column()).map(label -> new LabelledExample(text, pair, label));
        }
    },
    /** A number. */
    SCORE(RowForm.SCORE, TaskKind.REGRESSION) {
        @Override
        Optional<Example> read(RowSource rows, TextCheck check, String text, Optional<String> pair) {
            return rows.number(column()).map(score -> new ScoredExample(text, pair, score));
        }
    },
    /** Any number of labels. */
    LABELS(RowForm.LABELS, TaskKind.MULTI_LABEL) {
        @Override
        Optional<Example> read(RowSource rows, TextCheck check, String text, Optional<String> pair) {
            return check.labels(rows, column()).map(labels -> new MultiLabelExample(text, pair, labels));
        }
    };

    private final String column;
    private final TaskKind kind;

    TextAim(String column, TaskKind kind) {
        this.column = column;
        this.kind = kind;
    }

    String column() {
        return column;
    }

    TaskKind kind() {
        return kind;
    }

    /** Reads the present row; what is wrong with its aim is reported. */
    abstract Optional<Example> read(RowSource rows, TextCheck check, String text, Optional<String> pair);
}
