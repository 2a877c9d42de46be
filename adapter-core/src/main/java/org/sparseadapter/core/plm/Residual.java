// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.adapter.Site;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.adapter.SiteRows;
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
        NDArray output = projection.apply(input);
        NDArray adapted =
                sites.covers(site) ? sites.apply(site, new SiteRows(input, output, residual, norm::apply)) : output;
        return norm.apply(adapted.add(residual));
    }
}
