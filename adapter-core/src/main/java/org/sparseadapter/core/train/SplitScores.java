// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** From answers to a split's report. */
final class SplitScores {

    private SplitScores() {}

    static SplitReport of(Answers answers, int labels) {
        int rows = answers.truth().length;
        long[][] confusion = new long[labels][labels];
        for (int i = 0; i < rows; i++) {
            confusion[answers.truth()[i]][answers.given()[i]]++;
        }
        SortedMap<String, Double> metrics = new TreeMap<>();
        double accuracy = 0;
        long majority = 0;
        for (int label = 0; label < labels; label++) {
            accuracy += confusion[label][label];
            majority = Math.max(majority, Arrays.stream(confusion[label]).sum());
        }
        if (rows > 0) {
            accuracy /= rows;
            metrics.put("accuracy", accuracy);
            metrics.put("loss", answers.loss());
        }
        List<List<Long>> table = new ArrayList<>();
        for (long[] row : confusion) {
            table.add(Arrays.stream(row).boxed().toList());
        }
        return new SplitReport(
                rows,
                metrics,
                rows == 0 ? 0 : (double) majority / rows,
                rows == 0 ? 0 : Math.sqrt(accuracy * (1 - accuracy) / rows),
                table);
    }
}
