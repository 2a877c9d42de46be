// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.MultiLabelExample;
import org.sparseadapter.core.metric.LabelSet;
import org.sparseadapter.core.plm.BaseModel;

/**
 * Texts with sets of labels.
 *
 * @param tokens the texts
 * @param truth the labels of each row, equal sets shared
 * @param labels how many the head has
 * @param loss what becomes of the cross-entropy
 */
record MultiLabelRows(TokenisedSplit tokens, List<LabelSet> truth, int labels, LossSettings loss) implements TaskRows {

    MultiLabelRows {
        truth = List.copyOf(truth);
    }

    static MultiLabelRows of(
            HeadConfig head, List<Example> examples, LossSettings loss, TokenisedSplit.Encoding encoding) {
        List<MultiLabelExample> rows = TaskRows.all(examples, MultiLabelExample.class);
        return new MultiLabelRows(
                new TokenisedSplit(rows.stream()
                        .map(row -> encoding.encode(row.text(), row.pair(), head.maxTokens()))
                        .toList()),
                truth(head.labels(), rows),
                head.labels().size(),
                loss);
    }

    private static List<LabelSet> truth(List<String> labels, List<MultiLabelExample> rows) {
        Map<String, Integer> indices = new HashMap<>();
        labels.forEach(label -> indices.put(label, indices.size()));
        // A row may cost four bytes of a file, so what it costs here must not grow with the number of labels.
        Map<LabelSet, LabelSet> shared = new HashMap<>();
        List<LabelSet> truth = new ArrayList<>(rows.size());
        for (MultiLabelExample row : rows) {
            LabelSet set = LabelSet.of(row.labels().stream()
                    .map(indices::get)
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue));
            truth.add(shared.computeIfAbsent(set, own -> own));
        }
        return truth;
    }

    @Override
    public int[] lengths() {
        return tokens.lengths();
    }

    /** For every decision over some rows, 1 where the row has the label and 0 where not, {@code [rows * labels]}. */
    int[] truth(int[] rows) {
        int[] decisions = new int[rows.length * labels];
        for (int i = 0; i < rows.length; i++) {
            int first = i * labels;
            truth.get(rows[i]).indices().forEach(label -> decisions[first + label] = 1);
        }
        return decisions;
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        return new MultiLabelLearner(this, module, Trunk.of(use, base, module, tokens));
    }
}
