// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * A place in the base model where an adapter acts.
 *
 * @param layer index of the transformer layer, from 0
 * @param point where in that layer
 */
public record Site(int layer, SitePoint point) implements Comparable<Site> {

    private static final Comparator<Site> ORDER =
            Comparator.comparingInt(Site::layer).thenComparing(Site::point);

    public Site {
        Objects.requireNonNull(point, "point");
        if (layer < 0) {
            throw new IllegalArgumentException("layer must not be negative: " + layer);
        }
    }

    /** How names of parameters at this site begin, for example {@code layer.0.ffn_output}. */
    public String path() {
        return "layer." + layer + "." + point.name().toLowerCase(Locale.ROOT);
    }

    /** By layer, then by point. */
    @Override
    public int compareTo(Site other) {
        return ORDER.compare(this, other);
    }
}
