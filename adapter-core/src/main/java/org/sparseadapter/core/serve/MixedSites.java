// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.site.PrefixSlice;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SiteRows;

/**
 * Many adapters in one forward: each acts on its own slice of the rows, and the pieces are laid end to
 * end again. Sites are functions of single rows, so an adapter cannot tell the slice from a batch of
 * its own. Rows whose adapter leaves a site alone are passed through.
 */
final class MixedSites implements SiteFunctions {

    private final List<RowSlice> slices;
    private final long rows;
    private final long[] boundaries;

    /**
     * Sites of a partition of all rows.
     *
     * @param slices in order of their rows, without a gap, from row 0
     */
    public MixedSites(List<RowSlice> slices) {
        this.slices = List.copyOf(slices);
        long next = 0;
        for (RowSlice slice : slices) {
            if (slice.from() != next) {
                throw new IllegalArgumentException("expected a slice from row " + next + ", found " + slice.from());
            }
            next = slice.to();
        }
        this.rows = next;
        this.boundaries = slices.stream().skip(1).mapToLong(RowSlice::from).toArray();
    }

    @Override
    public boolean covers(Site site) {
        return slices.stream().anyMatch(slice -> slice.functions().covers(site));
    }

    @Override
    public NDArray apply(Site site, SiteRows whole) {
        if (whole.output().getShape().get(0) != rows) {
            throw new IllegalArgumentException(
                    "expected " + rows + " rows, found " + whole.output().getShape());
        }
        // One call cuts all slices: cutting them one by one costs more than what small adapters compute.
        NDList inputs = whole.input().split(boundaries);
        NDList outputs = whole.output().split(boundaries);
        NDList residuals =
                whole.residual() == whole.input() ? inputs : whole.residual().split(boundaries);
        NDList pieces = new NDList(slices.size());
        for (int i = 0; i < slices.size(); i++) {
            SiteFunctions functions = slices.get(i).functions();
            NDArray output = outputs.get(i);
            pieces.add(
                    functions.covers(site)
                            ? functions.apply(site, new SiteRows(inputs.get(i), output, residuals.get(i), whole.norm()))
                            : output);
        }
        return NDArrays.concat(pieces, 0);
    }

    @Override
    public List<PrefixSlice> prefixes(Site attention, NDManager owner) {
        List<PrefixSlice> all = new ArrayList<>();
        for (RowSlice slice : slices) {
            for (PrefixSlice own : slice.functions().prefixes(attention, owner)) {
                // An adapter counts rows from its own first one, and "all that follow" ends with its slice.
                long end = Math.min(own.toRow(), slice.to() - slice.from());
                all.add(new PrefixSlice(slice.from() + own.fromRow(), slice.from() + end, own.keys(), own.values()));
            }
        }
        return all;
    }
}
