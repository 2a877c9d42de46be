// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import java.util.List;
import java.util.Objects;
import org.sparseadapter.core.train.SplitReport;

/**
 * The metrics of an adapter on the two splits that it was not trained on.
 *
 * @param labels the order of rows and columns in the confusion matrices; none where the task has no labels
 * @param dev the split that early stopping looks at
 * @param test the split that nothing was chosen on; without rows where the dataset has no test split
 */
public record Evaluation(List<String> labels, SplitReport dev, SplitReport test) {

    public Evaluation {
        labels = List.copyOf(labels);
        Objects.requireNonNull(dev, "dev");
        Objects.requireNonNull(test, "test");
    }
}
