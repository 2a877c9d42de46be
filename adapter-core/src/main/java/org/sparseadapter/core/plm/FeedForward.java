// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;

/** The feed-forward part of a post-norm transformer layer, with its sites. */
record FeedForward(int layer, Projection intermediate, Projection output, Normalisation norm) {

    static FeedForward of(int layer, FeedForwardNames names, float epsilon, WeightArrays weights) {
        return new FeedForward(
                layer,
                weights.projection(names.intermediate()),
                weights.projection(names.output()),
                weights.normalisation(names.norm(), epsilon));
    }

    /** {@code [tokens, hidden]} to the same shape. */
    NDArray forward(NDArray rows, SiteFunctions sites) {
        NDArray inner = Activation.gelu(intermediate.apply(rows));
        NDArray adapted = Between.apply(new Site(layer, SitePoint.FFN_INTERMEDIATE), inner, sites);
        return Residual.apply(new Site(layer, SitePoint.FFN_OUTPUT), adapted, output, rows, norm, sites);
    }
}
