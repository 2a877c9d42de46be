// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.List;
import java.util.Objects;
import org.sparseadapter.core.plm.Pooling;
import org.sparseadapter.core.task.TaskKind;

/**
 * The task head of an adapter: pooling, dropout, one linear layer.
 *
 * @param kind what the head answers
 * @param pooling how rows become one vector per sequence
 * @param labels names of its outputs, in the order of the logits
 * @param dropout fraction of the pooled vector dropped in training, in [0, 1)
 * @param maxTokens where inputs are cut, special tokens included
 */
public record HeadConfig(TaskKind kind, Pooling pooling, List<String> labels, double dropout, int maxTokens) {

    public HeadConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(pooling, "pooling");
        labels = List.copyOf(labels);
        if (labels.size() < 2) {
            throw new IllegalArgumentException("a head needs at least two labels, found " + labels.size());
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), found " + dropout);
        }
        if (maxTokens < 3) {
            throw new IllegalArgumentException("maxTokens must be at least 3, found " + maxTokens);
        }
    }

    /** Number of logits. */
    public int outputs() {
        return labels.size();
    }
}
