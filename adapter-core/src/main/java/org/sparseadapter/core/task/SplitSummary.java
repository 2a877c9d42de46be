// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a manifest needs to know of a split.
 *
 * @param info digest and rows
 * @param pairs whether its rows are pairs of texts
 * @param labels its different labels, sorted
 */
public record SplitSummary(SplitInfo info, boolean pairs, SortedSet<String> labels) {

    public SplitSummary {
        Objects.requireNonNull(info, "info");
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
    }
}
