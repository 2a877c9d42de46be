// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.plm.BaseModel;

/** The way from rows of a split to the pooled vectors that a head sees. */
interface Trunk {

    /**
     * Pooled vectors of some rows.
     *
     * @param training whether a gradient with respect to the adapter will be asked for
     * @return {@code [rows, hidden]}, owned by the scope
     */
    NDArray pooled(int[] rows, NDManager scope, boolean training);

    /** The base model with the adapter in it; where no adapter is, vectors that never change are computed but once. */
    static Trunk of(BaseModel base, AdapterModule module, TokenisedSplit split) {
        Trunk encoder = once(base, module, split);
        boolean constant = module.state().config() instanceof HeadOnly;
        return constant ? CachedTrunk.of(encoder, split, base.info().hidden(), module.manager()) : encoder;
    }

    /** The base model with the adapter in it, for a split that is run but once. */
    static Trunk once(BaseModel base, AdapterModule module, TokenisedSplit split) {
        return new EncoderTrunk(
                base.encoder(), module.sites(), module.state().head().pooling(), split);
    }
}
