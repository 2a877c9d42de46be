// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.task.Pooling;

/** The forward pass below the head: from the rows of a split, through the base model and the adapter, to the head's input. */
interface Trunk {

    /**
     * The head's input for some rows.
     *
     * @param training whether a gradient with respect to the adapter will be asked for
     * @return pooled vectors, {@code [rows, hidden]}, or the states of all tokens of these rows, {@code [tokens, hidden]},
     *     where the kind of task does not pool; owned by the scope
     */
    NDArray features(int[] rows, NDManager scope, boolean training);

    /** The base model with the adapter in it; where only the head is trained, pooled vectors are computed once and cached. */
    static Trunk of(TrunkReuse use, BaseModel base, AdapterModule module, TokenisedSplit split) {
        HeadConfig head = module.state().head();
        Optional<Pooling> pooling = head.kind().pools() ? Optional.of(head.pooling()) : Optional.empty();
        Trunk encoder = new EncoderTrunk(base.encoder(), module.sites(), pooling, split);
        boolean constant =
                pooling.isPresent() && !AdapterKinds.of(module.state().config()).hasWeights();
        if (constant && (use == TrunkReuse.REPEATED || use == TrunkReuse.KEPT)) {
            return CachedTrunk.of(encoder, split, base.info().hidden());
        }
        return switch (use) {
            case KEPT -> UpperTrunk.of(base, module, pooling, split).orElse(encoder);
            case REPEATED, ONCE -> encoder;
            // A form for serving may have copied the weights elsewhere.
            case LIVE -> (rows, scope, training) -> encoder.features(rows, scope, true);
        };
    }
}
