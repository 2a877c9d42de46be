// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.TaskKind;

/** An adapter of this project in the engine. */
record ArtifactForwardAdapter(AdapterModule module, Encoder encoder) implements ForwardAdapter {

    @Override
    public SiteFunctions sites() {
        return module.sites();
    }

    @Override
    public void answer(NDArray hidden, PaddedBatch batch, ForwardOutputs outputs) {
        HeadConfig head = module.state().head();
        if (head.kind() == TaskKind.QUESTION_ANSWERING) {
            outputs.bounds(module.head(hidden), batch);
        } else if (head.outputs() > 0) {
            outputs.sequences("logits", module.head(encoder.pool(hidden, batch.tokens(), head.pooling())));
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
