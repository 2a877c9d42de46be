// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.task.GenerationSettings;

/**
 * Source texts with their target texts.
 *
 * @param examples the texts
 * @param pairs their tokens
 * @param loss what becomes of the cross-entropy
 */
record SequenceRows(List<SequenceExample> examples, SequencePairs pairs, LossSettings loss) implements TaskRows {

    static SequenceRows of(BaseModel base, HeadConfig head, List<Example> examples, LossSettings loss) {
        List<SequenceExample> rows = TaskRows.all(examples, SequenceExample.class);
        GenerationSettings writing = (GenerationSettings) head.settings();
        int targetTokens = Math.min(writing.maxLength() - 1, base.info().maxTokens());
        return new SequenceRows(
                rows,
                SequencePairs.of(base.tokenizer(), rows, head.maxTokens(), targetTokens),
                new LossSettings(List.of(), loss.smoothing()));
    }

    /**
     * The decoder of a base model.
     *
     * @throws IllegalArgumentException when it has none
     */
    static EncoderDecoder writer(BaseModel base) {
        return base.encoderDecoder()
                .orElseThrow(() -> new IllegalArgumentException(base.info().id() + " is "
                        + base.info().architecture() + ", which has no decoder to write with"));
    }

    @Override
    public int[] lengths() {
        return pairs.lengths();
    }

    @Override
    public Learner bind(BaseModel base, AdapterModule module, TrunkReuse use) {
        return new SequenceLearner(this, writer(base), base.tokenizer(), module, use == TrunkReuse.LIVE);
    }
}
