// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The settings of a task beyond those that all tasks have. One record for each form; {@link TaskKind#form()} says which form
 * a kind has, how it is read, and what it is by default.
 */
public sealed interface TaskSettings permits PooledSettings, MultiLabelSettings, AnswerSettings, GenerationSettings {

    /** The number of linear layers of the head; 0 where the base model's own token head answers. */
    int headLayers();

    /** The non-linearity between two layers of the head. */
    default HeadActivation headActivation() {
        return HeadActivation.TANH;
    }

    /** Adds every setting to a JSON object, in the order in which recipes and artifacts have them. */
    void write(ObjectNode json);
}
