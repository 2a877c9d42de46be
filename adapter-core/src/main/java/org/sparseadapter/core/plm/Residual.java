// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.tensor.BackwardTape;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;

/** The end of a post-norm sublayer: a projection, its site, the residual, the LayerNorm. */
final class Residual {

    private Residual() {}

    /**
     * Ends a sublayer.
     *
     * @param input {@code [rows, in]}
     * @param residual {@code [rows, hidden]}
     * @return {@code [rows, hidden]}, owned by the manager of the input
     */
    static NDArray apply(
            Site site,
            NDArray input,
            Projection projection,
            NDArray residual,
            Normalisation norm,
            SiteFunctions sites) {
        if (!sites.covers(site)) {
            return norm.apply(projection.apply(input).add(residual));
        }
        // The projection and the adapter both start from it.
        NDArray shared = BackwardTape.cut(input);
        NDArray output = projection.apply(shared);
        return norm.apply(sites.apply(site, new SiteRows(shared, output, residual, norm::apply))
                .add(residual));
    }
}
