// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.site;

/** The points of a transformer layer where an adapter may act. Those of cross-attention exist in decoders alone. */
public enum SitePoint {
    /** The query projection of self-attention. */
    QUERY,
    /** The key projection of self-attention. */
    KEY,
    /** The value projection of self-attention. */
    VALUE,
    /** The output projection of self-attention, before the residual is added and the LayerNorm follows. */
    ATTENTION_OUTPUT,
    /** The second product of the feed-forward sublayer, before the residual is added and the LayerNorm follows. */
    FFN_OUTPUT,
    /** The query projection of cross-attention; its rows are the target's. */
    CROSS_QUERY,
    /** The key projection of cross-attention; its rows are the source's. */
    CROSS_KEY,
    /** The value projection of cross-attention; its rows are the source's. */
    CROSS_VALUE,
    /** The output projection of cross-attention, before the residual is added and the LayerNorm follows. */
    CROSS_ATTENTION_OUTPUT;

    /** Whether only decoder layers have it. */
    public boolean isCross() {
        return compareTo(CROSS_QUERY) >= 0;
    }
}
