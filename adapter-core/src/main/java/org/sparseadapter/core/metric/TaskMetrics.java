// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.task.TaskKind;

/** The names of the metrics by kind of task; of all of them larger is better, and 1 is the best. */
public final class TaskMetrics {

    private TaskMetrics() {}

    /** What may decide between versions and epochs; the first decides where nothing is said. */
    public static List<String> of(TaskKind kind) {
        return switch (kind) {
            case CLASSIFICATION -> List.of("accuracy", "macroF1", "matthews", "f1");
            case MULTI_LABEL -> List.of("microF1", "macroF1", "subsetAccuracy");
            case REGRESSION -> List.of("pearson", "spearman");
            case QUESTION_ANSWERING -> List.of("f1", "exactMatch");
            case SEQUENCE_TO_SEQUENCE -> List.of("rougeL", "rouge1", "rouge2", "exactMatch");
        };
    }

    /**
     * Why a metric says nothing of a dataset.
     *
     * @param labels how many labels the dataset has
     * @return empty where the metric is defined
     */
    public static Optional<String> whyUndefined(TaskKind kind, String metric, int labels) {
        return kind == TaskKind.CLASSIFICATION && metric.equals("f1") && labels != 2
                ? Optional.of("f1 is defined for two labels, and the dataset has " + labels + ": expected macroF1")
                : Optional.empty();
    }
}
