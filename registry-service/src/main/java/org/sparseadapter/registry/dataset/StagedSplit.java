// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.dataset.SplitInfo;
import org.sparseadapter.core.dataset.SplitSummary;
import org.sparseadapter.core.task.TaskKind;

/**
 * A split that was uploaded and waits for its dataset to be sealed.
 *
 * @param split train, dev or test
 * @param kind the kind of task that its rows are for
 * @param digest of its canonical form
 * @param rows how many examples
 * @param pairs whether rows are pairs of texts
 * @param labels the different labels, sorted; none but for classification
 * @param ignoredColumns columns of the upload that are not used
 */
@Schema(description = "A split that waits for its dataset to be sealed.")
public record StagedSplit(
        @Schema(examples = "train") String split,
        TaskKind kind,
        String digest,
        @Schema(examples = "2000") long rows,
        boolean pairs,
        List<String> labels,
        List<String> ignoredColumns) {

    public StagedSplit {
        // Rows that were staged when there was one kind alone do not say it.
        kind = kind == null ? TaskKind.CLASSIFICATION : kind;
        labels = List.copyOf(labels);
        ignoredColumns = List.copyOf(ignoredColumns);
    }

    /** What a manifest needs to know of it. */
    SplitSummary summary() {
        return new SplitSummary(kind, new SplitInfo(digest, rows), pairs, new TreeSet<>(labels));
    }
}
