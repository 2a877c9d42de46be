// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/**
 * A frozen transformer encoder over packed rows. It holds no state between calls and may be called from several threads.
 */
public interface Encoder {

    /**
     * Runs the whole encoder.
     *
     * @param batch tokens of all sequences
     * @param sites what adapters do to the rows on their way
     * @param scope owner of the result; intermediates are released before the call returns
     * @param training whether a gradient will be asked for: then nothing is computed in place, and no fused form without
     *     gradients is used. The gradient itself is recorded by the caller's gradient collector
     * @return hidden state of every token, {@code [tokens, hidden]}
     */
    NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean training);

    /**
     * Condenses each sequence to one vector.
     *
     * @param hidden result of {@link #encode}, {@code [tokens, hidden]}
     * @return {@code [sequences, hidden]}, owned by the manager of {@code hidden}
     * @throws BaseModelException when {@link Pooling#POOLER} is asked of a model without one, see {@link #hasPooler}
     */
    NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling);

    /** Whether the base model has a pooler of its own. */
    boolean hasPooler();
}
