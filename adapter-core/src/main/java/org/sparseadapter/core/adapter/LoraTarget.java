// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Locale;
import java.util.stream.Stream;
import org.sparseadapter.core.site.SitePoint;

/** A projection of the base model that LoRA may correct. */
public enum LoraTarget {
    /** The query projection; in decoders also that of cross-attention, like the next three. */
    QUERY(SitePoint.QUERY, SitePoint.CROSS_QUERY),
    /** The key projection. */
    KEY(SitePoint.KEY, SitePoint.CROSS_KEY),
    /** The value projection. */
    VALUE(SitePoint.VALUE, SitePoint.CROSS_VALUE),
    /** The output projection of attention. */
    ATTENTION_OUTPUT(SitePoint.ATTENTION_OUTPUT, SitePoint.CROSS_ATTENTION_OUTPUT),
    /** The second product of the feed-forward sublayer. */
    FFN_OUTPUT(SitePoint.FFN_OUTPUT, SitePoint.FFN_OUTPUT);

    private final TargetPoints points;

    LoraTarget(SitePoint point, SitePoint inDecoder) {
        this.points = new TargetPoints(point, inDecoder);
    }

    /** Where in a layer the projection stands. */
    public SitePoint point() {
        return points.point();
    }

    /** Whether it is the projection at a point of some layer. */
    public boolean isAt(SitePoint place) {
        return points.include(place);
    }

    /** All places of that projection in a layer: decoder layers have those of attention twice. */
    Stream<SitePoint> points(boolean decoderLayer) {
        return points.in(decoderLayer);
    }

    /** The word for it in a recipe, for example {@code attention_output}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
