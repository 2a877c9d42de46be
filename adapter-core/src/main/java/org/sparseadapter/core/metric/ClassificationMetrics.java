// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How well answers fit the truth.
 *
 * @param confusion {@code confusion[truth][answer]} counts, {@code [labels, labels]}
 */
public record ClassificationMetrics(List<List<Long>> confusion) {

    public ClassificationMetrics {
        confusion = confusion.stream().map(List::copyOf).toList();
        int labels = confusion.size();
        if (confusion.stream().anyMatch(row -> row.size() != labels)) {
            throw new IllegalArgumentException("a confusion matrix is square");
        }
        if (confusion.stream().flatMap(List::stream).mapToLong(Long::longValue).sum() < 1) {
            throw new IllegalArgumentException("there is nothing to measure in no rows");
        }
    }

    /**
     * Counts answers.
     *
     * @param labels how many labels there are
     * @param truth the right label of each row, {@code [rows]}, each in [0, labels)
     * @param answers the label that was answered, {@code [rows]}, each in [0, labels)
     */
    public static ClassificationMetrics of(int labels, int[] truth, int[] answers) {
        if (truth.length != answers.length) {
            throw new IllegalArgumentException(answers.length + " answers to " + truth.length + " rows");
        }
        long[][] counts = new long[labels][labels];
        for (int row = 0; row < truth.length; row++) {
            counts[truth[row]][answers[row]]++;
        }
        List<List<Long>> confusion = new ArrayList<>();
        for (long[] row : counts) {
            confusion.add(LongStream.of(row).boxed().toList());
        }
        return new ClassificationMetrics(confusion);
    }

    /** How many rows were answered. */
    public long rows() {
        return IntStream.range(0, confusion.size()).mapToLong(this::truths).sum();
    }

    /** The fraction of right answers. */
    public double accuracy() {
        return (double) right() / rows();
    }

    /**
     * The mean over the labels of F1 = 2 right / (truths + answers). A label that neither occurs nor is answered does not
     * count, as in scikit-learn.
     */
    public double macroF1() {
        return IntStream.range(0, confusion.size())
                .filter(label -> truths(label) + answers(label) > 0)
                .mapToDouble(label -> 2.0 * confusion.get(label).get(label) / (truths(label) + answers(label)))
                .average()
                .orElse(0);
    }

    /**
     * Matthews' correlation for any number of labels (Gorodkin, 2004): the covariance of truth and answer over the root of
     * their variances; 0 where either is constant.
     */
    public double matthews() {
        double rows = rows();
        double agreement = 0;
        double truthSquares = 0;
        double answerSquares = 0;
        for (int label = 0; label < confusion.size(); label++) {
            double truths = truths(label);
            double answers = answers(label);
            agreement += truths * answers;
            truthSquares += truths * truths;
            answerSquares += answers * answers;
        }
        double spread = Math.sqrt(rows * rows - truthSquares) * Math.sqrt(rows * rows - answerSquares);
        return spread == 0 ? 0 : (right() * rows - agreement) / spread;
    }

    /** The accuracy of always answering the most frequent label. */
    public double majorityAccuracy() {
        return (double) truths(majorityLabel()) / rows();
    }

    /** The most frequent label; of equally frequent ones the first. */
    public int majorityLabel() {
        int majority = 0;
        for (int label = 1; label < confusion.size(); label++) {
            if (truths(label) > truths(majority)) {
                majority = label;
            }
        }
        return majority;
    }

    /** The standard error of the accuracy p over n rows: sqrt(p (1 - p) / n). */
    public double standardError() {
        double accuracy = accuracy();
        return Math.sqrt(accuracy * (1 - accuracy) / rows());
    }

    /** F1 of the last label, as GLUE measures its tasks of two labels, {@code 0} and {@code 1}. */
    public double lastF1() {
        int last = confusion.size() - 1;
        long both = truths(last) + answers(last);
        return both == 0 ? 0 : 2.0 * confusion.get(last).get(last) / both;
    }

    /**
     * The metrics by their names in reports and recipes: {@code accuracy}, {@code macroF1}, {@code matthews}, and of two
     * labels {@code f1} of the second.
     */
    public SortedMap<String, Double> values() {
        SortedMap<String, Double> values = new TreeMap<>();
        values.put("accuracy", accuracy());
        values.put("macroF1", macroF1());
        values.put("matthews", matthews());
        if (confusion.size() == 2) {
            values.put("f1", lastF1());
        }
        return values;
    }

    private long right() {
        return IntStream.range(0, confusion.size())
                .mapToLong(label -> confusion.get(label).get(label))
                .sum();
    }

    private long truths(int label) {
        return confusion.get(label).stream().mapToLong(Long::longValue).sum();
    }

    private long answers(int label) {
        return confusion.stream().mapToLong(row -> row.get(label)).sum();
    }
}
