// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparseadapter.core.task.TaskKind;

/**
 * What a manifest needs to know of a split.
 *
 * @param kind the task that it can teach
 * @param info digest and rows
 * @param pairs whether its rows are pairs of texts
 * @param labels its different labels, sorted; none for kinds without labels
 */
public record SplitSummary(TaskKind kind, SplitInfo info, boolean pairs, SortedSet<String> labels) {

    public SplitSummary {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(info, "info");
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
}
