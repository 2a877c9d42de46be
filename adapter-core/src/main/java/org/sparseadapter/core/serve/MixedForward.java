// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.Generation;
import org.sparseadapter.core.plm.GenerationConfig;
import org.sparseadapter.core.task.Pooling;

/**
 * Computes a mixed batch: one forward of the base model with every adapter on its slice, then each adapter's own head; or,
 * where texts are written, every step of the decoder for all of them together.
 */
final class MixedForward {

    private final MixedBatch batch;

    MixedForward(MixedBatch batch) {
        this.batch = batch;
    }

    /**
     * The output of every sequence.
     *
     * @param modules the dense adapters, one per part of the batch
     */
    List<SequenceOutput> outputs(List<AdapterModule> modules) {
        MixedSequences sites = sites(modules);
        try (NDManager scope = batch.base().manager().newSubManager()) {
            return batch.kind()
                    .writing()
                    .map(config -> written(sites, config, scope))
                    .orElseGet(() -> scored(modules, sites, scope));
        }
    }

    private List<SequenceOutput> written(MixedSequences sites, GenerationConfig config, NDManager scope) {
        EncoderDecoder writer = batch.base().encoderDecoder().orElseThrow();
        return Generation.generate(writer, batch.tokens(), sites, config, scope).stream()
                .<SequenceOutput>map(ids ->
                        new SequenceOutput.Written(batch.base().tokenizer().decode(ids)))
                .toList();
    }

    private List<SequenceOutput> scored(List<AdapterModule> modules, MixedSequences sites, NDManager scope) {
        Encoder encoder = batch.base().encoder();
        int[] offsets = batch.tokens().offsets();
        NDArray hidden = encoder.encode(batch.tokens(), sites.over(offsets), scope, false);
        Map<Pooling, NDArray> pooled = new EnumMap<>(Pooling.class);
        List<SequenceOutput> outputs = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            MixedBatch.Part part = batch.parts().get(i);
            HeadConfig head = part.adapter().head();
            NDArray seen;
            if (head.kind().pools()) {
                NDArray vectors = pooled.computeIfAbsent(
                        head.pooling(), pooling -> encoder.pool(hidden, batch.tokens(), pooling));
                seen = vectors.get(part.from() + ":" + part.to());
            } else {
                seen = hidden.get(offsets[part.from()] + ":" + offsets[part.to()]);
            }
            float[] values = modules.get(i).head(seen).toFloatArray();
            int from = 0;
            for (int sequence = part.from(); sequence < part.to(); sequence++) {
                int rows = head.kind().pools() ? 1 : batch.tokens().length(sequence);
                int to = from + rows * head.outputs();
                outputs.add(new SequenceOutput.Logits(Arrays.copyOfRange(values, from, to)));
                from = to;
            }
        }
        return outputs;
    }

    private MixedSequences sites(List<AdapterModule> modules) {
        List<SequenceSlice> slices = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            MixedBatch.Part part = batch.parts().get(i);
            slices.add(new SequenceSlice(part.from(), part.to(), modules.get(i).sites()));
        }
        return new MixedSequences(slices);
    }
}
