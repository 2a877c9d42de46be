// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.Activation;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.adapter.LayerSelection;
import org.sparseadapter.core.adapter.Pfeiffer;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.plm.MiniLm;
import org.sparseadapter.core.task.Pooling;

class ServingEngineTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final BaseModel base = MiniLm.shared();

    /** Holds the computing thread after its first batch, so that what a test queues has to wait. */
    private static final class Gate implements ServingListener {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<Integer> adaptersPerBatch = new CopyOnWriteArrayList<>();

        @Override
        public void batchDone(int sequences, int tokens, int adapters, Duration took) {
            adaptersPerBatch.add(adapters);
            reached.countDown();
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aMixedBatchAnswersAsEachAloneWould() throws Exception {
        Gate gate = new Gate();
        List<ServedAdapter> adapters = adapters(RandomAdapters.kinds());
        try (ServingEngine engine = engine(Duration.ZERO, 100_000, gate, InstantSource.system())) {
            engine.predict("first", adapters.get(0), inputs());
            gate.reached.await();
            List<CompletableFuture<List<Prediction>>> together = new ArrayList<>();
            for (int i = 0; i < adapters.size(); i++) {
                together.add(engine.predict("tenant-" + i, adapters.get(i), inputs()));
            }
            gate.open.countDown();
            CompletableFuture.allOf(together.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

            for (int i = 0; i < adapters.size(); i++) {
                List<Prediction> alone =
                        engine.predict("solo", adapters.get(i), inputs()).get(60, TimeUnit.SECONDS);
                assertSame(together.get(i).join(), alone);
            }
        }
        assertThat(gate.adaptersPerBatch).startsWith(1, adapters.size());
    }

    @Test
    void anAdapterThatCannotAnswerFailsAlone() throws Exception {
        ServedAdapter good = adapter(new HeadOnly(), 1, 1);
        ServedAdapter overflowing = adapter(new Pfeiffer(4, Activation.RELU, LayerSelection.all()), 2, 1e20f);
        try (ServingEngine engine =
                engine(Duration.ofMillis(100), 4096, ServingListener.none(), InstantSource.system())) {
            CompletableFuture<List<Prediction>> fails = engine.predict("a", overflowing, inputs());
            CompletableFuture<List<Prediction>> answers = engine.predict("b", good, inputs());

            assertThat(answers.get(60, TimeUnit.SECONDS)).hasSameSizeAs(inputs());
            assertThatThrownBy(() -> fails.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(PredictionFailedException.class);
        }
    }

    @Test
    void whatWaitedTooLongIsNotComputed() throws Exception {
        Gate gate = new Gate();
        AtomicReference<Instant> now = new AtomicReference<>(NOW);
        ServedAdapter adapter = adapter(new HeadOnly(), 1, 1);
        try (ServingEngine engine = engine(Duration.ZERO, 4096, gate, now::get)) {
            engine.predict("a", adapter, inputs());
            gate.reached.await();
            CompletableFuture<List<Prediction>> late = engine.predict("a", adapter, inputs());
            now.set(NOW.plus(LONG).plusMillis(1));
            gate.open.countDown();

            assertThatThrownBy(() -> late.get(60, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(DeadlineExceededException.class);
        }
    }

    @Test
    void aFloodIsRefusedAndTheOthersAreNot() throws Exception {
        Gate gate = new Gate();
        ServedAdapter adapter = adapter(new HeadOnly(), 1, 1);
        try (ServingEngine engine = engine(Duration.ZERO, 4096, gate, InstantSource.system())) {
            engine.predict("flood", adapter, inputs());
            gate.reached.await();
            for (int waiting = 0; waiting < 32; waiting += inputs().size()) {
                engine.predict("flood", adapter, inputs());
            }

            assertThatThrownBy(() -> engine.predict("flood", adapter, inputs()))
                    .isInstanceOfSatisfying(QueueFullException.class, full -> assertThat(full.limit())
                            .isEqualTo("tenant-queue"));
            CompletableFuture<List<Prediction>> other = engine.predict("other", adapter, inputs());
            gate.open.countDown();
            assertThat(other.get(60, TimeUnit.SECONDS)).hasSameSizeAs(inputs());
        }
    }

    @Test
    void closingAnswersWhatWaits() throws Exception {
        ServedAdapter adapter = adapter(new HeadOnly(), 1, 1);
        ServingEngine engine = engine(Duration.ofMillis(50), 4096, ServingListener.none(), InstantSource.system());
        CompletableFuture<List<Prediction>> waiting = engine.predict("a", adapter, inputs());

        engine.close();

        assertThat(waiting).isCompleted();
        assertThatThrownBy(() -> engine.predict("a", adapter, inputs())).isInstanceOf(IllegalStateException.class);
    }

    private static ServingEngine engine(
            Duration window, int batchTokens, ServingListener listener, InstantSource clock) {
        return new ServingEngine(
                new ServingSettings(window, batchTokens, new QueueLimits(200, 32), LONG, 0), listener, clock);
    }

    private List<ServedAdapter> adapters(List<AdapterConfig> configs) {
        List<ServedAdapter> adapters = new ArrayList<>();
        configs.forEach(config -> adapters.add(adapter(config, adapters.size(), 1)));
        return adapters;
    }

    private ServedAdapter adapter(AdapterConfig config, int number, float scale) {
        Pooling pooling = Pooling.values()[number % Pooling.values().length];
        return ServedAdapter.of(RandomAdapters.artifact(config, pooling, 2 + number, base.info(), number, scale), base);
    }

    private static List<PredictionInput> inputs() {
        return List.of(
                new PredictionInput("He go to school every day.", Optional.empty()),
                new PredictionInput("A cat sat.", Optional.of("An animal was sitting on something.")),
                new PredictionInput("word ".repeat(400), Optional.empty()),
                new PredictionInput("\u05e9\u05dc\u05d5\u05dd\u200b \u202eworld", Optional.empty()));
    }

    private static void assertSame(List<Prediction> mixed, List<Prediction> alone) {
        assertThat(mixed).hasSameSizeAs(alone);
        for (int i = 0; i < mixed.size(); i++) {
            LabelPrediction here = (LabelPrediction) mixed.get(i);
            LabelPrediction there = (LabelPrediction) alone.get(i);
            assertThat(here.label()).isEqualTo(there.label());
            assertThat(here.truncated()).isEqualTo(there.truncated());
            Map<String, Float> expected = there.scores();
            here.scores()
                    .forEach((label, score) -> assertThat(score).isCloseTo(expected.get(label), Offset.offset(1e-4f)));
        }
        assertThat(mixed.get(2).truncated()).isTrue();
        assertThat(mixed.get(0).truncated()).isFalse();
    }
}
