// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** The points of a transformer layer where an adapter may act. */
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
    FFN_OUTPUT
}
