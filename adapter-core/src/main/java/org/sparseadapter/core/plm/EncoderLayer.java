// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.site.SiteFunctions;

/** One post-norm encoder layer over packed rows, of which BERT, its kin and BART's encoder are made. */
record EncoderLayer(AttentionSublayer attention, FeedForward feedForward) {

    static EncoderLayer of(
            int layer, AttentionNames attention, FeedForwardNames feedForward, float epsilon, WeightArrays weights) {
        return new EncoderLayer(
                AttentionSublayer.of(layer, false, attention, epsilon, weights),
                FeedForward.of(layer, feedForward, epsilon, weights));
    }

    /** {@code [tokens, hidden]} to the same shape. */
    NDArray forward(NDArray rows, AttentionRows attended, SiteFunctions sites) {
        return feedForward.forward(attention.forward(rows, attended, sites), sites);
    }
}
