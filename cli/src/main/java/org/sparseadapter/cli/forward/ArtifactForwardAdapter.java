// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.forward;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.plm.Encoder;

/** An adapter of this project in the engine. */
record ArtifactForwardAdapter(AdapterModule module, Encoder encoder) implements ForwardAdapter {

    @Override
    public SiteFunctions sites() {
        return module.sites();
    }

    @Override
    public void answer(NDArray hidden, PaddedBatch batch, ForwardOutputs outputs) {
        HeadConfig head = module.state().head();
        switch (head.kind()) {
            case CLASSIFICATION, REGRESSION ->
                outputs.sequences("logits", module.head(encoder.pool(hidden, batch.tokens(), head.pooling())));
            case QUESTION_ANSWERING -> {
                NDArray bounds = module.head(hidden);
                outputs.values("start_logits", bounds.get(":, 0"), batch);
                outputs.values("end_logits", bounds.get(":, 1"), batch);
            }
            case SEQUENCE_TO_SEQUENCE -> {
                // Its answers are the base model's own token logits.
            }
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
