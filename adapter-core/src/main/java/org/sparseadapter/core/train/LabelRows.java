// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.plm.BaseModel;

/**
 * Texts with labels.
 *
 * @param tokens the texts
 * @param labels each text's label, as an index into the head's labels
 * @param loss what becomes of the cross-entropy
 */
record LabelRows(TokenisedSplit tokens, int[] labels, LossSettings loss) implements TaskRows {

    static LabelRows of(HeadConfig head, List<Example> examples, LossSettings loss, TokenisedSplit.Encoding encoding) {
        Map<String, Integer> indices = new HashMap<>();
        head.labels().forEach(label -> indices.put(label, indices.size()));
        List<LabelledExample> rows = TaskRows.all(examples, LabelledExample.class);
        return new LabelRows(
                new TokenisedSplit(rows.stream()
                        .map(row -> encoding.encode(row.text(), row.pair(), head.maxTokens()))
                        .toList()),
                rows.stream().mapToInt(row -> indices.get(row.label())).toArray(),
                loss);
    }

    @Override
    public int[] lengths() {
        return tokens.lengths();
    }

    /** The labels of some rows. */
    int[] labels(int[] rows) {
        return Arrays.stream(rows).map(row -> labels[row]).toArray();
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        return new LabelLearner(this, module, Trunk.of(use, base, module, tokens));
    }
}
