// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** Runs the encoder for every batch. */
record EncoderTrunk(Encoder encoder, SiteFunctions sites, Optional<Pooling> pooling, TokenisedSplit split)
        implements Trunk {

    @Override
    public NDArray features(int[] rows, NDManager scope, boolean training) {
        PackedTokens batch = split.pack(rows);
        NDArray hidden = encoder.encode(batch, sites, scope, training);
        return pooling.isPresent() ? encoder.pool(hidden, batch, pooling.get()) : hidden;
    }
}
