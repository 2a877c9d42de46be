// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.List;
import java.util.stream.IntStream;

/** A running count of multi-label answers: each row is forgotten once it is counted. */
public final class MultiLabelCounter {

    private final long[] both;
    private final long[] truths;
    private final long[] answers;
    private long rows;
    private long exact;

    /**
     * A count of no rows.
     *
     * @param labels how many there are
     */
    public MultiLabelCounter(int labels) {
        both = new long[labels];
        truths = new long[labels];
        answers = new long[labels];
    }

    /** Counts one row: the labels that it has and those that it was given. */
    public void add(LabelSet truth, LabelSet answer) {
        add(truth, answer, 1);
    }

    /** Counts several rows alike. */
    void add(LabelSet truth, LabelSet answer, long times) {
        rows += times;
        exact += truth.equals(answer) ? times : 0;
        truth.indices().forEach(label -> truths[label] += times);
        answer.indices().forEach(label -> answers[label] += times);
        truth.indices().filter(answer::contains).forEach(label -> both[label] += times);
    }

    /**
     * The metrics of the rows so far.
     *
     * @throws IllegalArgumentException when there are none
     */
    public MultiLabelMetrics metrics() {
        List<MultiLabelMetrics.Counts> counts = IntStream.range(0, both.length)
                .mapToObj(label -> new MultiLabelMetrics.Counts(both[label], truths[label], answers[label]))
                .toList();
        return new MultiLabelMetrics(counts, rows, exact);
    }
}
