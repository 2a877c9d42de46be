// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import org.sparseadapter.core.adapter.Site;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.adapter.SitePoint;
import org.sparseadapter.core.adapter.SiteRows;
import org.sparseadapter.core.tensor.Normalisation;
import org.sparseadapter.core.tensor.Projection;

/** One post-norm transformer layer over packed rows, with its sites. */
record BertLayer(
        int index,
        int heads,
        Projection query,
        Projection key,
        Projection value,
        Projection attentionOutput,
        Normalisation attentionNorm,
        Projection intermediate,
        Projection ffnOutput,
        Normalisation ffnNorm) {

    static BertLayer of(int index, BertConfig config, WeightArrays weights) {
        String path = BertNames.layer(index);
        return new BertLayer(
                index,
                config.heads(),
                weights.projection(path + BertNames.QUERY),
                weights.projection(path + BertNames.KEY),
                weights.projection(path + BertNames.VALUE),
                weights.projection(path + BertNames.ATTENTION_OUTPUT),
                weights.normalisation(path + BertNames.ATTENTION_NORM, config.epsilon()),
                weights.projection(path + BertNames.INTERMEDIATE),
                weights.projection(path + BertNames.FFN_OUTPUT),
                weights.normalisation(path + BertNames.FFN_NORM, config.epsilon()));
    }

    /** {@code [tokens, hidden]} to the same shape. */
    NDArray forward(NDArray rows, SequenceLayout layout, Attention attention, SiteFunctions sites) {
        NDArray context = attention.attend(
                projected(SitePoint.QUERY, query, rows, sites),
                projected(SitePoint.KEY, key, rows, sites),
                projected(SitePoint.VALUE, value, rows, sites),
                layout,
                heads);
        NDArray attended = sublayer(SitePoint.ATTENTION_OUTPUT, context, attentionOutput, rows, attentionNorm, sites);
        NDArray inner = Activation.gelu(intermediate.apply(attended));
        return sublayer(SitePoint.FFN_OUTPUT, inner, ffnOutput, attended, ffnNorm, sites);
    }

    private NDArray projected(SitePoint point, Projection projection, NDArray rows, SiteFunctions sites) {
        NDArray output = projection.apply(rows);
        Site site = new Site(index, point);
        return sites.covers(site) ? sites.apply(site, SiteRows.ofProjection(rows, output)) : output;
    }

    private NDArray sublayer(
            SitePoint point,
            NDArray input,
            Projection projection,
            NDArray residual,
            Normalisation norm,
            SiteFunctions sites) {
        NDArray output = projection.apply(input);
        Site site = new Site(index, point);
        NDArray adapted =
                sites.covers(site) ? sites.apply(site, new SiteRows(input, output, residual, norm::apply)) : output;
        return norm.apply(adapted.add(residual));
    }
}
