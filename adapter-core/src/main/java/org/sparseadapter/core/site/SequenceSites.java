// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

/**
 * Site functions of a batch of sequences, whatever rows the sequences have: an encoder-decoder runs the same sequences
 * over the rows of their sources and over those of their targets.
 */
@FunctionalInterface
public interface SequenceSites {

    /**
     * The functions over rows laid end to end.
     *
     * @param offsets the first row of each sequence and the number of rows, {@code [sequences + 1]}
     */
    SiteFunctions over(int[] offsets);

    /** One adapter for all sequences. */
    static SequenceSites of(SiteFunctions sites) {
        return offsets -> sites;
    }
}
