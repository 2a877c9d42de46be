// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.sparseadapter.core.dataset.DatasetLimits;

/** The limits of an uploaded dataset. */
@ConfigMapping(prefix = "sparse-adapter.datasets")
public interface DatasetConfig {
    /** The most bytes of one split. */
    @WithDefault("64M")
    MemorySize maxSplitSize();

    /** The most rows of one split. */
    @WithDefault("1000000")
    long maxRows();

    /** The most characters of one text. */
    @WithDefault("100000")
    int maxTextLength();

    /** The most different labels. */
    @WithDefault("1000")
    int maxLabels();

    /** How many errors are listed with their lines. */
    @WithDefault("20")
    int reportedErrors();

    /** How many splits are read at once; a split is in memory while it is read. */
    @WithDefault("4")
    int parallelReads();

    /** The limits in the words of the reader. */
    default DatasetLimits limits() {
        return new DatasetLimits(
                maxSplitSize().asLongValue(), maxRows(), maxTextLength(), maxLabels(), reportedErrors());
    }
}
