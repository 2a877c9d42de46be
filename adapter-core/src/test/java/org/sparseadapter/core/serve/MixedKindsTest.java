// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.Fusion;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.Houlsby;
import org.sparseadapter.core.adapter.Ia3;
import org.sparseadapter.core.adapter.Ia3Target;
import org.sparseadapter.core.adapter.KindCoverage;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.Mam;
import org.sparseadapter.core.adapter.PartRef;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.Golden;
import org.sparseadapter.core.safetensors.SafetensorsException;
import org.sparseadapter.core.task.Pooling;

/** Fusions and prefixes of different lengths in one batch with other kinds. */
class MixedKindsTest {

    private static final List<AdapterConfig> WITHOUT_PARTS = List.of(
            new Mam(4, 3, 4, 4, Activation.RELU, LayerSelection.all()),
            new Lora(2, 4, Lora.DEFAULT_TARGETS, LayerSelection.all()),
            new Ia3(Ia3.DEFAULT_TARGETS, LayerSelection.all()),
            new Mam(3, 7, 2, 2, Activation.TANH, LayerSelection.of(List.of(0, 2))),
            new Ia3(Set.of(Ia3Target.QUERY, Ia3Target.ATTENTION), LayerSelection.of(List.of(1))),
            new Pfeiffer(3, Activation.GELU, LayerSelection.of(List.of(1))),
            new Houlsby(2, Activation.RELU, LayerSelection.all()),
            new HeadOnly());

    private final BaseModel base = Golden.named(golden()).load(DataType.FLOAT32);
    private final byte[] houlsby = artifact(new Houlsby(4, Activation.RELU, LayerSelection.all()), 1);
    private final byte[] pfeiffer = artifact(new Pfeiffer(3, Activation.GELU, LayerSelection.of(List.of(1))), 2);
    private final List<CompactAdapter> parts =
            List.of(CompactAdapter.of(houlsby, base.info()), CompactAdapter.of(pfeiffer, base.info()));
    private final byte[] fusion = fusion();

    /** The model that the batch is for. */
    String golden() {
        return "bert-tiny";
    }

    @AfterEach
    void close() {
        base.close();
    }

    @Test
    void everyKindIsThere() {
        KindCoverage.require("MixedKindsTest", WITHOUT_PARTS, kind -> kind.type() != Fusion.class);
    }

    @Test
    void everyRowEqualsItsSoloRun() {
        Random random = new Random(7);
        List<ServedAdapter> adapters = new ArrayList<>();
        WITHOUT_PARTS.forEach(config -> adapters.add(served(config, 11 + adapters.size())));
        adapters.add(ServedAdapter.of(fusion, base, this::part));
        List<QueuedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < 18; i++) {
            PendingRequest request = new PendingRequest(adapters.get(i % adapters.size()), 1, Instant.MAX);
            sequences.add(
                    new QueuedSequence(request, 0, tokens(random, 3 + random.nextInt(12)), output -> Optional.empty()));
        }
        Collections.shuffle(sequences, random);
        MixedBatch batch = new MixedBatch(sequences);
        List<float[]> mixed = logits(batch);
        assertThat(batch.parts()).hasSize(adapters.size());
        for (int i = 0; i < mixed.size(); i++) {
            float[] solo =
                    logits(new MixedBatch(List.of(batch.sequences().get(i)))).get(0);
            assertThat(mixed.get(i)).containsExactly(solo, within(1e-4f));
        }
    }

    @Test
    void aFusionSharesItsPartsAndCountsThem() {
        CompactAdapter compact = CompactAdapter.of(fusion, base.info(), this::part);
        assertThat(compact.bytes()).isEqualTo(fusion.length + houlsby.length + pfeiffer.length);
        long heads = 2L * Float.BYTES * (2 * base.info().hidden() + 2);
        AdapterState state = compact.state();
        long own = state.parameters().values().stream()
                .mapToLong(parameter -> (long) Float.BYTES * parameter.size())
                .sum();
        assertThat(compact.denseBytes())
                .isEqualTo(own + parts.get(0).denseBytes() + parts.get(1).denseBytes() - heads);
        assertThat(state.parts())
                .containsExactly(parts.get(0).state(), parts.get(1).state());
        try (AdapterModule module = new AdapterModule(state, base.manager())) {
            assertThat(new ModuleExpansion().bytes(module)).isGreaterThanOrEqualTo(compact.denseBytes());
        }
    }

    @Test
    void aFusionWithoutItsPartsIsRefusedByTheirName() {
        assertThatThrownBy(() -> CompactAdapter.of(fusion, base.info()))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageContaining("part intents@3@sha256:")
                .hasMessageContaining("is missing");
    }

    private Optional<CompactAdapter> part(String digest) {
        return parts.stream().filter(part -> part.digest().equals(digest)).findFirst();
    }

    private byte[] fusion() {
        Fusion config = new Fusion(List.of(
                PartRef.parse("intents@3").pinned(parts.get(0).digest()),
                PartRef.parse("tone@1").pinned(parts.get(1).digest())));
        List<AdapterState> states = parts.stream().map(CompactAdapter::state).toList();
        return RandomAdapters.artifact(config, states, Pooling.CLS, 3, base.info(), 5, 1);
    }

    private byte[] artifact(AdapterConfig config, long seed) {
        return RandomAdapters.artifact(config, Pooling.MEAN, 2, base.info(), seed);
    }

    private ServedAdapter served(AdapterConfig config, long seed) {
        return ServedAdapter.of(artifact(config, seed), base);
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
}
