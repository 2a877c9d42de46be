// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.stream.Stream;
import org.sparseadapter.core.site.SitePoint;

/** A vector of the base model whose elements (IA)3 may scale. In decoders, those of attention are scaled in cross-attention too. */
public enum Ia3Target {
    /** The queries. */
    QUERY(SitePoint.QUERY, SitePoint.CROSS_QUERY),
    /** The keys. */
    KEY(SitePoint.KEY, SitePoint.CROSS_KEY),
    /** The values. */
    VALUE(SitePoint.VALUE, SitePoint.CROSS_VALUE),
    /** What attention gives, before its output projection. */
    ATTENTION(SitePoint.ATTENTION_CONTEXT, SitePoint.CROSS_ATTENTION_CONTEXT),
    /** What the feed-forward sublayer's non-linearity gives, before the second product. */
    FFN(SitePoint.FFN_INTERMEDIATE, SitePoint.FFN_INTERMEDIATE);

    private final TargetPoints points;

    Ia3Target(SitePoint point, SitePoint inDecoder) {
        this.points = new TargetPoints(point, inDecoder);
    }

    /** All places of that vector in a layer: decoder layers have those of attention twice. */
    public Stream<SitePoint> points(boolean decoderLayer) {
        return points.in(decoderLayer);
    }
}
