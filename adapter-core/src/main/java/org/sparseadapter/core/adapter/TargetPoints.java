// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.stream.Stream;
import org.sparseadapter.core.site.SitePoint;

/**
 * The sites at which a target of LoRA or (IA)3 is met.
 *
 * @param point in every layer
 * @param inDecoder in decoder layers besides: the same of cross-attention, or {@code point} again where that has none
 */
record TargetPoints(SitePoint point, SitePoint inDecoder) {

    /** All of a layer: decoder layers have those of attention twice. */
    Stream<SitePoint> in(boolean decoderLayer) {
        return decoderLayer ? Stream.of(point, inDecoder).distinct() : Stream.of(point);
    }

    /** Whether a place is one of them in some layer. */
    boolean include(SitePoint place) {
        return place == point || place == inDecoder;
    }
}
