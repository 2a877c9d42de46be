// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.dataset;

/**
 * How much of a stranger's data is taken in.
 *
 * @param bytes the most bytes of one split
 * @param rows the most rows of one split
 * @param textLength the most characters of one text
 * @param labels the most different labels
 * @param reportedErrors how many errors are kept with their lines; further ones are only counted
 */
public record DatasetLimits(long bytes, long rows, int textLength, int labels, int reportedErrors) {

    /** 64 MiB, a million rows, 100,000 characters a text, 1,000 labels, 20 errors. */
    public static final DatasetLimits DEFAULTS = new DatasetLimits(64L << 20, 1_000_000, 100_000, 1_000, 20);

    public DatasetLimits {
        if (bytes < 1 || rows < 1 || textLength < 1 || labels < 2 || reportedErrors < 1) {
            throw new IllegalArgumentException("every limit must be positive, and at least two labels allowed");
        }
    }
}
