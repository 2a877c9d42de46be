// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.util.Locale;

/** A projection of the base model that LoRA may correct. */
public enum LoraTarget {
    /** The query projection. */
    QUERY(SitePoint.QUERY),
    /** The key projection. */
    KEY(SitePoint.KEY),
    /** The value projection. */
    VALUE(SitePoint.VALUE),
    /** The output projection of self-attention. */
    ATTENTION_OUTPUT(SitePoint.ATTENTION_OUTPUT),
    /** The second product of the feed-forward sublayer. */
    FFN_OUTPUT(SitePoint.FFN_OUTPUT);

    private final SitePoint point;

    LoraTarget(SitePoint point) {
        this.point = point;
    }

    /** Where in a layer the projection stands. */
    public SitePoint point() {
        return point;
    }

    /** The word for it in a recipe, for example {@code attention_output}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
