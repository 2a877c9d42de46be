// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.ScoredExample;
import org.sparseadapter.core.metric.SampleMean;
import org.sparseadapter.core.plm.BaseModel;

/**
 * Texts with scores, the targets of regression.
 *
 * @param tokens the texts
 * @param scores each text's number
 */
record ScoreRows(TokenisedSplit tokens, double[] scores) implements TaskRows {

    static ScoreRows of(HeadConfig head, List<Example> examples, TokenisedSplit.Encoding encoding) {
        List<ScoredExample> rows = TaskRows.all(examples, ScoredExample.class);
        return new ScoreRows(
                new TokenisedSplit(rows.stream()
                        .map(row -> encoding.encode(row.text(), row.pair(), head.maxTokens()))
                        .toList()),
                rows.stream().mapToDouble(ScoredExample::score).toArray());
    }

    @Override
    public int[] lengths() {
        return tokens.lengths();
    }

    /** The numbers of some rows. */
    float[] scores(int[] rows) {
        float[] some = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            some[i] = (float) scores[rows[i]];
        }
        return some;
    }

    /** The mean of the numbers, where a head starts from; 0 of none. */
    static double mean(List<Example> examples) {
        return SampleMean.mean(TaskRows.all(examples, ScoredExample.class).stream()
                .mapToDouble(ScoredExample::score)
                .toArray());
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        return new ScoreLearner(this, module, Trunk.of(use, base, module, tokens));
    }
}
