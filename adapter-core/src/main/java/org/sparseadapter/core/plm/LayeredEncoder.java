// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.site.SiteFunctions;

/**
 * An encoder that can stop before a layer and go on from there later: what lies below the first adapted layer is the same
 * in every epoch. {@link #encode} is {@link #above} of {@link #below}, whatever the layer.
 */
public interface LayeredEncoder extends Encoder {

    /**
     * Runs the embeddings and the layers below one, where no adapter acts.
     *
     * @param layer from 0 (the embeddings alone) to the number of layers
     * @param training in which form, as in {@link #encode}; nothing here asks for a gradient
     * @return what comes to that layer, {@code [tokens, hidden]}, owned by the scope
     */
    NDArray below(int layer, PackedTokens batch, NDManager scope, boolean training);

    /**
     * Runs the layers from one on.
     *
     * @param rows what comes to it, as {@link #below} gives; closed by this call unless there is no such layer
     * @return hidden state of every token, {@code [tokens, hidden]}, owned by the scope
     */
    NDArray above(int layer, NDArray rows, PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training);
}
