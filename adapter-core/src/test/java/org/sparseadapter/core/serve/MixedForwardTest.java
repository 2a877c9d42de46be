// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.MiniLm;
import org.sparseadapter.core.task.Pooling;

class MixedForwardTest {

    private final BaseModel base = MiniLm.shared();

    @Test
    void everyRowEqualsItsSoloRun() {
        Random random = new Random(7);
        List<ServedAdapter> adapters = adapters();
        List<QueuedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < 36; i++) {
            PendingRequest request = new PendingRequest(adapters.get(i % adapters.size()), 1, Instant.MAX);
            sequences.add(
                    new QueuedSequence(request, 0, tokens(random, 3 + random.nextInt(20)), output -> Optional.empty()));
        }
        Collections.shuffle(sequences, random);

        MixedBatch batch = new MixedBatch(sequences);
        List<float[]> mixed = logits(batch);

        assertThat(batch.parts()).hasSize(adapters.size());
        for (int i = 0; i < mixed.size(); i++) {
            float[] solo =
                    logits(new MixedBatch(List.of(batch.sequences().get(i)))).get(0);
            assertThat(mixed.get(i)).hasSameSizeAs(solo).containsExactly(solo, within(1e-4f));
            assertThat(largest(mixed.get(i))).isEqualTo(largest(solo));
        }
    }

    @Test
    void adaptersChangeTheAnswer() {
        Encoded text = tokens(new Random(3), 12);
        List<float[]> answers = adapters().stream()
                .map(adapter -> new MixedBatch(List.of(new QueuedSequence(
                        new PendingRequest(adapter, 1, Instant.MAX), 0, text, output -> Optional.empty()))))
                .map(this::logits)
                .map(logits -> logits.get(0))
                .toList();

        assertThat(answers).doesNotHaveDuplicates();
    }

    private List<ServedAdapter> adapters() {
        List<ServedAdapter> adapters = new ArrayList<>();
        Pooling[] poolings = Pooling.values();
        for (AdapterConfig config : RandomAdapters.kinds()) {
            int i = adapters.size();
            byte[] artifact =
                    RandomAdapters.artifact(config, poolings[i % poolings.length], 2 + i, base.info(), 100 + i);
            adapters.add(ServedAdapter.of(artifact, base));
        }
        return adapters;
    }

    private Encoded tokens(Random random, int length) {
        int[] ids = random.ints(length, 5, base.info().vocabulary()).toArray();
        return new Encoded(ids, new int[length], false);
    }

    private List<float[]> logits(MixedBatch batch) {
        List<AdapterModule> modules = batch.parts().stream()
                .map(part -> new AdapterModule(part.adapter().state(), base.manager()))
                .toList();
        try {
            return new MixedForward(batch)
                    .outputs(modules).stream()
                            .map(output -> ((SequenceOutput.Logits) output).logits())
                            .toList();
        } finally {
            modules.forEach(AdapterModule::close);
        }
    }

    private static int largest(float[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }
}
