// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.LayerOutputs;
import org.sparseadapter.core.site.SiteFunctions;
import org.sparseadapter.core.task.Pooling;

/** A forward call of an encoder: the states behind every layer, the pooler's vectors, an adapter's logits. */
final class EncoderForward {

    private EncoderForward() {}

    static void run(BaseModel model, ForwardInputs inputs, Optional<ForwardAdapter> adapter, ForwardOutputs outputs) {
        PaddedBatch batch = PaddedBatch.of(inputs.ids(), inputs.mask(), inputs.types());
        Encoder encoder = model.encoder();
        try (NDManager scope = model.manager().newSubManager()) {
            LayerOutputs layers =
                    new LayerOutputs(adapter.map(ForwardAdapter::sites).orElseGet(SiteFunctions::none), scope);
            NDArray last = encoder.encode(batch.tokens(), layers, scope, false);
            layers.states().forEach((layer, state) -> outputs.tokens("hidden_state_" + layer, state, batch));
            outputs.tokens("last_hidden_state", last, batch);
            if (encoder.hasPooler()) {
                outputs.sequences("pooler_output", encoder.pool(last, batch.tokens(), Pooling.POOLER));
            }
            adapter.ifPresent(present -> present.answer(last, batch, outputs));
        }
    }
}
