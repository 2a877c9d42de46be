// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.site.Site;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.site.SitePoint;
import org.sparseadapter.core.site.SiteRows;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;

/**
 * The attention of a post-norm transformer layer over packed rows, with its sites. In self-attention keys and values come
 * from the rows of the queries, in cross-attention from those of the source.
 *
 * @param layer index of the layer, for its sites
 * @param cross whether it is cross-attention
 */
record AttentionSublayer(
        int layer,
        boolean cross,
        Projection query,
        Projection key,
        Projection value,
        Projection output,
        Normalisation norm) {

    static AttentionSublayer of(int layer, boolean cross, AttentionNames names, float epsilon, WeightArrays weights) {
        return new AttentionSublayer(
                layer,
                cross,
                weights.projection(names.query()),
                weights.projection(names.key()),
                weights.projection(names.value()),
                weights.projection(names.output()),
                weights.normalisation(names.norm(), epsilon));
    }

    /** Self-attention: {@code [tokens, hidden]} to the same shape. */
    NDArray forward(NDArray rows, AttentionRows attention, SiteFunctions sites) {
        NDArray queries = queries(rows, sites);
        return forward(rows, queries, keys(rows, sites), values(rows, sites), attention, sites);
    }

    /** Attention to keys and values that are already there: {@code [queries, hidden]} to the same shape. */
    NDArray forward(NDArray rows, NDArray keys, NDArray values, AttentionRows attention, SiteFunctions sites) {
        return forward(rows, queries(rows, sites), keys, values, attention, sites);
    }

    /** {@code [keys, hidden]} to the same shape. */
    NDArray keys(NDArray rows, SiteFunctions sites) {
        return projected(cross ? SitePoint.CROSS_KEY : SitePoint.KEY, key, rows, sites);
    }

    /** {@code [keys, hidden]} to the same shape. */
    NDArray values(NDArray rows, SiteFunctions sites) {
        return projected(cross ? SitePoint.CROSS_VALUE : SitePoint.VALUE, value, rows, sites);
    }

    private NDArray queries(NDArray rows, SiteFunctions sites) {
        return projected(cross ? SitePoint.CROSS_QUERY : SitePoint.QUERY, query, rows, sites);
    }

    private NDArray forward(
            NDArray rows, NDArray queries, NDArray keys, NDArray values, AttentionRows attention, SiteFunctions sites) {
        Site site = new Site(layer, cross ? SitePoint.CROSS_ATTENTION_OUTPUT : SitePoint.ATTENTION_OUTPUT);
        NDArray context = attention.attend(queries, keys, values, sites.prefixes(site, queries.getManager()));
        Site before = new Site(layer, cross ? SitePoint.CROSS_ATTENTION_CONTEXT : SitePoint.ATTENTION_CONTEXT);
        return Residual.apply(site, Between.apply(before, context, sites), output, rows, norm, sites);
    }

    private NDArray projected(SitePoint point, Projection projection, NDArray rows, SiteFunctions sites) {
        NDArray projected = projection.apply(rows);
        Site site = new Site(layer, point);
        return sites.covers(site) ? sites.apply(site, SiteRows.ofProjection(rows, projected)) : projected;
    }
}
