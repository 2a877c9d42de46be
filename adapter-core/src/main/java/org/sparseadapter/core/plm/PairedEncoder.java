// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/**
 * An encoder in two forms: one that training records gradients through, an exact one without gradients for all others.
 *
 * @param exact for serving and evaluation
 * @param training for passes whose gradient will be asked for
 */
record PairedEncoder(LayeredEncoder exact, LayeredEncoder training) implements LayeredEncoder, Paired {

    @Override
    public NDArray encode(PackedTokens batch, SiteFunctions sites, NDManager scope, boolean forTraining) {
        return forTraining
                ? training.encode(batch, sites, scope, true)
                : Unrecorded.pass(() -> exact.encode(batch, sites, scope, false));
    }

    @Override
    public NDArray below(int layer, PackedTokens batch, NDManager scope, boolean forTraining) {
        LayeredEncoder form = forTraining ? training : exact;
        return Unrecorded.pass(() -> form.below(layer, batch, scope, forTraining));
    }

    @Override
    public NDArray above(
            int layer, NDArray rows, PackedTokens batch, SiteFunctions sites, NDManager scope, boolean forTraining) {
        return forTraining
                ? training.above(layer, rows, batch, sites, scope, true)
                : Unrecorded.pass(() -> exact.above(layer, rows, batch, sites, scope, false));
    }

    @Override
    public boolean hasPooler() {
        return exact.hasPooler();
    }

    @Override
    public NDArray pool(NDArray hidden, PackedTokens batch, Pooling pooling) {
        return exact.pool(hidden, batch, pooling);
    }
}
