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
import org.sparseadapter.core.adapter.SiteFunctions;
import org.sparseadapter.core.plm.Encoder;
import org.sparseadapter.core.plm.Pooling;

/** Computes a mixed batch: one forward of the base model with every adapter on its slice, then each adapter's own head. */
final class MixedForward {

    private final MixedBatch batch;
    private final Encoder encoder;

    MixedForward(MixedBatch batch) {
        this.batch = batch;
        this.encoder = batch.base().encoder();
    }

    /**
     * The logits of every sequence.
     *
     * @param modules the dense adapters, one per part of the batch
     * @return one array {@code [labels]} per sequence; lengths differ with the adapters' labels
     */
    List<float[]> logits(List<AdapterModule> modules) {
        try (NDManager scope = batch.base().manager().newSubManager()) {
            NDArray hidden = encoder.encode(batch.tokens(), sites(modules), scope, false);
            Map<Pooling, NDArray> pooled = new EnumMap<>(Pooling.class);
            List<float[]> logits = new ArrayList<>();
            for (int i = 0; i < modules.size(); i++) {
                MixedBatch.Part part = batch.parts().get(i);
                NDArray vectors = pooled.computeIfAbsent(
                        part.adapter().head().pooling(), pooling -> encoder.pool(hidden, batch.tokens(), pooling));
                NDArray own = modules.get(i).head(vectors.get(part.from() + ":" + part.to()));
                split(own.toFloatArray(), part.adapter().head().outputs(), logits);
            }
            return logits;
        }
    }

    private SiteFunctions sites(List<AdapterModule> modules) {
        List<SequenceSlice> slices = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            MixedBatch.Part part = batch.parts().get(i);
            slices.add(new SequenceSlice(part.from(), part.to(), modules.get(i).sites()));
        }
        return new MixedSequences(slices).over(batch.tokens().offsets());
    }

    private static void split(float[] rows, int width, List<float[]> into) {
        for (int from = 0; from < rows.length; from += width) {
            into.add(Arrays.copyOfRange(rows, from, from + width));
        }
    }
}
