// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Multi-label metrics: how well sets of labels fit the true sets.
 *
 * @param counts by label
 * @param rows how many rows were answered
 * @param exact rows whose answer is exactly the true set
 */
public record MultiLabelMetrics(List<Counts> counts, long rows, long exact) {

    /**
     * The counts of one label.
     *
     * @param both rows that have the label and were given it
     * @param truths rows that have it
     * @param answers rows that were given it
     */
    public record Counts(long both, long truths, long answers) {

        /** F1, the harmonic mean of precision and recall: 2 both / (truths + answers); 0 where it neither occurs nor is given. */
        public double f1() {
            return occurs() ? 2.0 * both / (truths + answers) : 0;
        }

        private boolean occurs() {
            return truths + answers > 0;
        }

        private Counts plus(Counts other) {
            return new Counts(both + other.both, truths + other.truths, answers + other.answers);
        }
    }

    public MultiLabelMetrics {
        counts = List.copyOf(counts);
        if (rows < 1) {
            throw new IllegalArgumentException("there is nothing to measure in no rows");
        }
    }

    /**
     * Counts answers.
     *
     * @param truth whether a row has a label, {@code [rows][labels]}
     * @param answers whether a row was given a label, {@code [rows][labels]}
     */
    public static MultiLabelMetrics of(boolean[][] truth, boolean[][] answers) {
        if (truth.length != answers.length) {
            throw new IllegalArgumentException(answers.length + " answers to " + truth.length + " rows");
        }
        int labels = truth.length == 0 ? 0 : truth[0].length;
        long exact = 0;
        long[] both = new long[labels];
        long[] truths = new long[labels];
        long[] given = new long[labels];
        for (int row = 0; row < truth.length; row++) {
            exact += Arrays.equals(truth[row], answers[row]) ? 1 : 0;
            for (int label = 0; label < labels; label++) {
                both[label] += truth[row][label] && answers[row][label] ? 1 : 0;
                truths[label] += truth[row][label] ? 1 : 0;
                given[label] += answers[row][label] ? 1 : 0;
            }
        }
        List<Counts> counts = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            counts.add(new Counts(both[label], truths[label], given[label]));
        }
        return new MultiLabelMetrics(counts, truth.length, exact);
    }

    /**
     * What the most frequent true set scores when it is given to every row: an answer that needs no model. Of equally
     * frequent sets it is the one that comes first.
     *
     * @param truth whether a row has a label, {@code [rows][labels]}
     */
    public static MultiLabelMetrics ofMostFrequent(boolean[][] truth) {
        Map<List<Boolean>, Integer> sets = new HashMap<>();
        int most = 0;
        boolean[] frequent = {};
        for (boolean[] row : truth) {
            most = Math.max(most, sets.merge(key(row), 1, Integer::sum));
        }
        for (int row = truth.length - 1; row >= 0; row--) {
            if (sets.get(key(truth[row])) == most) {
                frequent = truth[row];
            }
        }
        boolean[][] answers = new boolean[truth.length][];
        Arrays.fill(answers, frequent);
        return of(truth, answers);
    }

    /** F1 over all decisions, of whatever label: 2 TP / (2 TP + FP + FN); 0 where no label occurs or is given. */
    public double microF1() {
        return counts.stream().reduce(new Counts(0, 0, 0), Counts::plus).f1();
    }

    /**
     * The mean over the labels of their F1. A label that neither occurs nor is given does not count, as in scikit-learn's
     * {@code f1_score(average="macro", zero_division=nan)}.
     */
    public double macroF1() {
        return counts.stream()
                .filter(Counts::occurs)
                .mapToDouble(Counts::f1)
                .average()
                .orElse(0);
    }

    /** The fraction of rows whose answer is exactly the true set. */
    public double subsetAccuracy() {
        return (double) exact / rows;
    }

    /** The standard error of the subset accuracy p over n rows: sqrt(p (1 - p) / n). */
    public double standardError() {
        double accuracy = subsetAccuracy();
        return Math.sqrt(accuracy * (1 - accuracy) / rows);
    }

    /** The metrics by their names in reports and recipes: {@code macroF1}, {@code microF1}, {@code subsetAccuracy}. */
    public SortedMap<String, Double> values() {
        return new TreeMap<>(Map.of("microF1", microF1(), "macroF1", macroF1(), "subsetAccuracy", subsetAccuracy()));
    }

    private static List<Boolean> key(boolean[] row) {
        List<Boolean> key = new ArrayList<>();
        for (boolean has : row) {
            key.add(has);
        }
        return key;
    }
}
