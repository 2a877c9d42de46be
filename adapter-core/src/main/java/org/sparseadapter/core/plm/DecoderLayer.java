// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.site.SiteFunctions;

/** One post-norm decoder layer over packed rows: self-attention, cross-attention to a source, feed-forward. */
record DecoderLayer(AttentionSublayer self, AttentionSublayer cross, FeedForward feedForward) {

    /**
     * Runs the layer where keys and values of the target are those of its own rows.
     *
     * @param rows {@code [target tokens, hidden]}
     * @param memory {@code [source tokens, hidden]}; in the manager of the rows
     * @param sites over the target's rows
     * @param sourceSites over the source's rows
     * @return {@code [target tokens, hidden]}
     */
    NDArray forward(
            NDArray rows,
            NDArray memory,
            AttentionRows own,
            AttentionRows across,
            SiteFunctions sites,
            SiteFunctions sourceSites) {
        NDArray attended = self.forward(rows, own, sites);
        NDArray keys = cross.keys(memory, sourceSites);
        NDArray values = cross.values(memory, sourceSites);
        return feedForward.forward(cross.forward(attended, keys, values, across, sites), sites);
    }
}
