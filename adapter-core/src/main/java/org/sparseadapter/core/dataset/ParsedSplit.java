// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.sparseadapter.core.task.TaskKind;

/**
 * A split as it was read.
 *
 * @param kind the task that it can teach
 * @param examples the rows in file order
 * @param pairs whether they are pairs of texts
 * @param labels the different labels, sorted; none for kinds without labels
 * @param ignoredColumns columns that were there and not used, in file order
 */
public record ParsedSplit(
        TaskKind kind, List<Example> examples, boolean pairs, SortedSet<String> labels, List<String> ignoredColumns) {

    public ParsedSplit {
        examples = List.copyOf(examples);
        labels = Collections.unmodifiableSortedSet(new TreeSet<>(labels));
        ignoredColumns = List.copyOf(ignoredColumns);
    }
}
