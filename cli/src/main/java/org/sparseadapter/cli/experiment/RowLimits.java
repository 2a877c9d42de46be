// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.experiment;

import org.sparseadapter.core.task.SplitName;

/**
 * The most rows that are taken of each split.
 *
 * @param train to learn from
 * @param dev to follow the training with
 * @param test to report
 */
record RowLimits(int train, int dev, int test) {
    RowLimits {
        if (train < 1 || dev < 1 || test < 1) {
            throw new GridException("--max-train, --max-dev and --max-test are at least 1");
        }
    }

    int of(String split) {
        return switch (split) {
            case SplitName.TRAIN -> train;
            case SplitName.DEV -> dev;
            default -> test;
        };
    }
}
