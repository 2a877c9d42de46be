// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.plm.Pooling;

/** Runs the encoder for every batch. */
record EncoderTrunk(Encoder encoder, SiteFunctions sites, Pooling pooling, TokenisedSplit split) implements Trunk {

    @Override
    public NDArray pooled(int[] rows, NDManager scope, boolean training) {
        PackedTokens batch = split.pack(rows);
        return encoder.pool(encoder.encode(batch, sites, scope, training), batch, pooling);
    }
}
