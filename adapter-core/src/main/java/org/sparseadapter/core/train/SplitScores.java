// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.task.ClassificationMetrics;

/** From answers to a split's report. */
final class SplitScores {

    private SplitScores() {}

    static SplitReport of(Answers answers, int labels) {
        if (answers.truth().length == 0) {
            return new SplitReport(
                    0, new TreeMap<>(), 0, 0, Collections.nCopies(labels, Collections.nCopies(labels, 0L)));
        }
        ClassificationMetrics metrics = ClassificationMetrics.of(labels, answers.truth(), answers.given());
        SortedMap<String, Double> values = metrics.values();
        values.put("loss", answers.loss());
        return new SplitReport(
                metrics.rows(), values, metrics.majorityAccuracy(), metrics.standardError(), metrics.confusion());
    }
}
