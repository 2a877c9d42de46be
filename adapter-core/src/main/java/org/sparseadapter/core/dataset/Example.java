// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.List;
import org.sparseadapter.core.task.TaskKind;

/** One row of a dataset: what a model is given and what it should make of it. One record per kind of task. */
public sealed interface Example
        permits LabelledExample, MultiLabelExample, ScoredExample, QuestionExample, SequenceExample {

    /** The kind of task that it is an example of. */
    TaskKind kind();

    /** The labels that it should be given, each once; none for kinds without labels. */
    List<String> labels();
}
