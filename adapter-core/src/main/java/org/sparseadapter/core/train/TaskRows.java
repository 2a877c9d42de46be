// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.plm.BaseModel;

/** A split as token ids with its targets, for one kind of task; made once and used in every epoch. */
interface TaskRows {

    /** The tokens of each row. A row is the unit of a batch: an example, or a window over its context. */
    int[] lengths();

    /** The rows with an adapter's answers to them. */
    Learner bind(BaseModel base, AdapterModule module, TrunkReuse use);

    /** Number of rows. */
    default int size() {
        return lengths().length;
    }

    /**
     * Tokenises a split.
     *
     * @throws IllegalArgumentException when an example is not of the head's kind, or the base model cannot do it
     */
    static TaskRows of(BaseModel base, HeadConfig head, List<Example> examples, LossSettings loss) {
        return switch (head.kind()) {
            case CLASSIFICATION -> LabelRows.of(head, examples, loss, base.tokenizer()::encode);
            case MULTI_LABEL -> MultiLabelRows.of(head, examples, loss, base.tokenizer()::encode);
            case REGRESSION -> ScoreRows.of(head, examples, base.tokenizer()::encode);
            case QUESTION_ANSWERING -> QuestionRows.of(base, head, examples);
            case SEQUENCE_TO_SEQUENCE -> SequenceRows.of(base, head, examples, loss);
        };
    }

    /** The examples as those of one kind. */
    static <E extends Example> List<E> all(List<Example> examples, Class<E> kind) {
        examples.stream()
                .filter(example -> !kind.isInstance(example))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "found an example for " + other.kind().word() + " among those for another kind of task");
                });
        return examples.stream().map(kind::cast).toList();
    }
}
