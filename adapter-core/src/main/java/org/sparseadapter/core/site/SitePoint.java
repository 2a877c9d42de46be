// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

/** The points of a transformer layer where an adapter may act. Those of cross-attention exist in decoders alone. */
public enum SitePoint {
    /** The query projection of self-attention. */
    QUERY(false),
    /** The key projection of self-attention. */
    KEY(false),
    /** The value projection of self-attention. */
    VALUE(false),
    /** What self-attention gives, all heads side by side, which goes into the output projection. */
    ATTENTION_CONTEXT(false),
    /** The output projection of self-attention, before the residual is added and the LayerNorm follows. */
    ATTENTION_OUTPUT(false),
    /** What the feed-forward sublayer's non-linearity gives, as wide as the base model's intermediate size. */
    FFN_INTERMEDIATE(false),
    /** The second product of the feed-forward sublayer, before the residual is added and the LayerNorm follows. */
    FFN_OUTPUT(false),
    /** The query projection of cross-attention; its rows are the target's. */
    CROSS_QUERY(true),
    /** The key projection of cross-attention; its rows are the source's. */
    CROSS_KEY(true),
    /** The value projection of cross-attention; its rows are the source's. */
    CROSS_VALUE(true),
    /** What cross-attention gives, all heads side by side, which goes into the output projection. */
    CROSS_ATTENTION_CONTEXT(true),
    /** The output projection of cross-attention, before the residual is added and the LayerNorm follows. */
    CROSS_ATTENTION_OUTPUT(true);

    private final boolean cross;

    SitePoint(boolean cross) {
        this.cross = cross;
    }

    /** Whether only decoder layers have it. */
    public boolean isCross() {
        return cross;
    }
}
