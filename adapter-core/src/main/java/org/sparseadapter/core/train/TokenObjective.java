// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.tensor.EngineMemory;

/**
 * The training objective of generation: the mean cross-entropy of a batch's target tokens, each given those before it.
 *
 * @param model which
 * @param pairs sources, and the targets that the decoder should generate
 */
record TokenObjective(EncoderDecoder model, SequencePairs pairs) implements TrainingLoop.Objective {

    static TokenObjective of(BaseModel base, List<SequenceExample> examples) {
        int most = base.info().maxTokens();
        return new TokenObjective(SequenceRows.writer(base), SequencePairs.of(base.tokenizer(), examples, most, most));
    }

    @Override
    public int[] lengths() {
        return pairs.lengths();
    }

    @Override
    public NDArray loss(int[] rows, int step, NDManager scope) {
        NDArray logits = pairs.logits(model, rows, SiteFunctions.none(), UnaryOperator.identity(), scope, true);
        int[] truth = pairs.truth(rows);
        return EngineMemory.scaled(HeadLoss.crossEntropy(logits, truth, scope), 1.0 / truth.length);
    }

    @Override
    public OptionalDouble devMetric() {
        return OptionalDouble.empty();
    }
}
