// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/**
 * An encoder-decoder in two forms: one that training records gradients through, an exact one without gradients for all
 * others.
 *
 * @param exact for serving, evaluation and generation
 * @param training for passes whose gradient will be asked for
 */
record PairedEncoderDecoder(EncoderDecoder exact, EncoderDecoder training) implements EncoderDecoder, Paired {

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean forTraining) {
        return forTraining
                ? training.encode(batch, sites, scope, true)
                : Unrecorded.pass(() -> exact.encode(batch, sites, scope, false));
    }

    @Override
    public boolean hasPooler() {
        return exact.hasPooler();
    }

    @Override
    public NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return exact.pool(hidden, batch, pooling);
    }

    @Override
    public NDArray encodeSource(PackedTokens source, SiteFunctions sites, NDManager scope, boolean forTraining) {
        return forTraining
                ? training.encodeSource(source, sites, scope, true)
                : Unrecorded.pass(() -> exact.encodeSource(source, sites, scope, false));
    }

    @Override
    public NDArray decode(
            PackedTokens target,
            NDArray memory,
            PackedTokens source,
            SequenceSites sites,
            NDManager scope,
            boolean forTraining) {
        return forTraining
                ? training.decode(target, memory, source, sites, scope, true)
                : Unrecorded.pass(() -> exact.decode(target, memory, source, sites, scope, false));
    }

    @Override
    public NDArray tokenLogits(NDArray hidden) {
        return exact.tokenLogits(hidden);
    }

    @Override
    public StepDecoder steps(NDArray memory, PackedTokens source, SequenceSites sites, NDManager owner) {
        return exact.steps(memory, source, sites, owner);
    }

    @Override
    public SpecialTokens specialTokens() {
        return exact.specialTokens();
    }
}
