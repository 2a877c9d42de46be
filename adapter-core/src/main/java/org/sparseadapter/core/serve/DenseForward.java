// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;

/**
 * The forward of mixed batches over dense adapters, which are leased from their tier for the time of a batch.
 *
 * @param dense the tier
 */
record DenseForward(DenseTier<ServedAdapter, AdapterModule> dense) {

    /** The output of every sequence of a batch, in its order. */
    List<SequenceOutput> outputs(MixedBatch batch) {
        List<DenseLease<AdapterModule>> leases = new ArrayList<>();
        try {
            for (MixedBatch.Part part : batch.parts()) {
                leases.add(dense.acquire(batch.sequences().get(part.from()).adapter()));
            }
            return new MixedForward(batch)
                    .outputs(leases.stream().map(DenseLease::value).toList());
        } finally {
            leases.forEach(DenseLease::close);
        }
    }

    /** Hands outputs to the requests of their sequences; a score that is no number fails its request alone. */
    static void hand(MixedBatch batch, List<SequenceOutput> outputs) {
        for (int i = 0; i < outputs.size(); i++) {
            QueuedSequence sequence = batch.sequences().get(i);
            try {
                sequence.reply().take(outputs.get(i)).ifPresent(prediction -> sequence.request()
                        .put(sequence.input(), prediction));
            } catch (PredictionFailedException e) {
                sequence.request().fail(e);
            }
        }
    }
}
