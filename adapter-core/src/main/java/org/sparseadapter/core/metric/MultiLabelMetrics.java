// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.LinkedHashMap;
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
     * What the most frequent true set scores when it is given to every row: an answer that needs no model. Of equally
     * frequent sets it is the one that comes first.
     *
     * @param labels how many there are
     * @param truth the labels of each row
     */
    public static MultiLabelMetrics ofMostFrequent(int labels, List<LabelSet> truth) {
        Map<LabelSet, Long> sets = new LinkedHashMap<>();
        truth.forEach(set -> sets.merge(set, 1L, Long::sum));
        LabelSet frequent = LabelSet.of();
        long most = 0;
        for (Map.Entry<LabelSet, Long> set : sets.entrySet()) {
            if (set.getValue() > most) {
                most = set.getValue();
                frequent = set.getKey();
            }
        }
        MultiLabelCounter counter = new MultiLabelCounter(labels);
        for (Map.Entry<LabelSet, Long> set : sets.entrySet()) {
            counter.add(set.getKey(), frequent, set.getValue());
        }
        return counter.metrics();
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
}
