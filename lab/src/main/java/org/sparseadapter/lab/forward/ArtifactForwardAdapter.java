// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.site.SiteFunctions;

/** An adapter of this project in the engine. */
record ArtifactForwardAdapter(AdapterModule module, Encoder encoder) implements ForwardAdapter {

    @Override
    public SiteFunctions sites() {
        return module.sites();
    }

    @Override
    public void answer(NDArray hidden, PaddedBatch batch, ForwardOutputs outputs) {
        HeadConfig head = module.state().head();
        switch (head.kind().level()) {
            case SEQUENCE ->
                outputs.sequences("logits", module.head(encoder.pool(hidden, batch.tokens(), head.pooling())));
            case TOKEN -> outputs.bounds(module.head(hidden), batch);
            case DECODER -> {
                // The base model's own token head answers, which is not the adapter's.
            }
            default ->
                throw new IllegalStateException(
                        "no output is known for a head over a " + head.kind().level());
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
