// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.plm.BaseModel;

/**
 * Texts with sets of labels.
 *
 * @param tokens the texts
 * @param labels whether a row has a label, {@code [rows][labels]}, labels in the order of the head
 * @param loss what becomes of the cross-entropy
 */
record MultiLabelRows(TokenisedSplit tokens, boolean[][] labels, LossSettings loss) implements TaskRows {

    static MultiLabelRows of(
            HeadConfig head, List<Example> examples, LossSettings loss, TokenisedSplit.Encoding encoding) {
        List<MultiLabelExample> rows = TaskRows.all(examples, MultiLabelExample.class);
        boolean[][] labels = new boolean[rows.size()][head.labels().size()];
        for (int row = 0; row < labels.length; row++) {
            for (int label = 0; label < labels[row].length; label++) {
                labels[row][label] =
                        rows.get(row).labels().contains(head.labels().get(label));
            }
        }
        return new MultiLabelRows(
                new TokenisedSplit(rows.stream()
                        .map(row -> encoding.encode(row.text(), row.pair(), head.maxTokens()))
                        .toList()),
                labels,
                loss);
    }

    @Override
    public int[] lengths() {
        return tokens.lengths();
    }

    /** For every decision over some rows, 1 where the row has the label and 0 where not, {@code [rows * labels]}. */
    int[] truth(int[] rows) {
        int width = rows.length == 0 ? 0 : labels[rows[0]].length;
        int[] truth = new int[rows.length * width];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = labels[rows[i / width]][i % width] ? 1 : 0;
        }
        return truth;
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        return new MultiLabelLearner(this, module, Trunk.of(use, base, module, tokens));
    }
}
