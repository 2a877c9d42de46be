// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * Many adapters in one batch, whatever rows its sequences have: each adapter acts on the rows of its own sequences, be
 * they source tokens, target tokens or running beams. An adapter whose sequences have no row (left) does nothing.
 */
public final class MixedSequences implements SequenceSites {

    private final List<SequenceSlice> slices;
    private final int sequences;

    /**
     * Sites of a partition of all sequences.
     *
     * @param slices in order of their sequences, without a gap, from sequence 0
     */
    public MixedSequences(List<SequenceSlice> slices) {
        this.slices = List.copyOf(slices);
        int next = 0;
        for (SequenceSlice slice : slices) {
            if (slice.from() != next) {
                throw new IllegalArgumentException(
                        "expected a slice from sequence " + next + ", found " + slice.from());
            }
            next = slice.to();
        }
        this.sequences = next;
    }

    @Override
    public SiteFunctions over(int[] offsets) {
        if (offsets.length != sequences + 1) {
            throw new IllegalArgumentException(
                    "expected offsets of " + sequences + " sequences, found " + (offsets.length - 1));
        }
        List<RowSlice> rows = new ArrayList<>();
        for (SequenceSlice slice : slices) {
            if (offsets[slice.to()] > offsets[slice.from()]) {
                rows.add(new RowSlice(offsets[slice.from()], offsets[slice.to()], slice.functions()));
            }
        }
        // Alone, an adapter needs no cutting.
        return rows.size() == 1 ? rows.get(0).functions() : new MixedSites(rows);
    }
}
