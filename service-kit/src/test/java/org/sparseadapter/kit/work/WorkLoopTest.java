// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import ai.djl.Device;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.ModelFolder;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;
import org.sparseadapter.events.WorkFailed;
import org.sparseadapter.events.work.Heartbeat;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.kit.compute.ComputeDevice;
import org.sparseadapter.kit.compute.LoadedBaseModels;
import org.sparseadapter.kit.registry.BlobCache;

@Timeout(30)
class WorkLoopTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final byte[] REACHED = "reached".getBytes(StandardCharsets.UTF_8);
    private static final String REACHED_DIGEST = Digests.sha256(REACHED);

    @TempDir
    private Path folder;

    private final FakeRegistry registry = new FakeRegistry();
    private final FakePublisher publisher = new FakePublisher();
    private final List<WorkOutcome> outcomes = new CopyOnWriteArrayList<>();
    private Optional<WorkLoop> loop = Optional.empty();

    @AfterEach
    void leave() {
        loop.ifPresent(running -> running.leave(Duration.ofSeconds(5)));
    }

    @Test
    void publishesWhatComesOutAndAsksAgainWithoutBeingWoken() {
        WorkItem first = item(Duration.ofMinutes(1));
        WorkItem second = item(Duration.ofMinutes(1));
        registry.offer(first);
        registry.offer(second);
        start(WorkLoopTest::result);

        await().atMost(SOON).until(() -> outcomes.size() == 2);
        assertThat(publisher.published())
                .extracting(Event::occurrence)
                .containsExactly(occurrence(first), occurrence(second));
        assertThat(outcomes).containsOnly(WorkOutcome.DONE);
    }

    @Test
    void asksWhenItIsWokenAndOnlyOnceForManyAnnouncements() {
        WorkLoop running = start(WorkLoopTest::result);
        await().atMost(SOON).until(() -> registry.claims() == 1);
        WorkItem item = item(Duration.ofMinutes(1));
        registry.offer(item);
        for (int i = 0; i < 100; i++) {
            running.wake();
        }

        await().atMost(SOON).until(() -> outcomes.size() == 1);
        assertThat(publisher.published()).hasSize(1);
        // One that found the work, one after it, and at most one for announcements that came in between.
        await().atMost(SOON).until(() -> registry.claims() >= 3);
        assertThat(registry.claims()).isLessThanOrEqualTo(5);
    }

    @Test
    void keepsTheLeaseAndNamesTheNewestCheckpoint() {
        registry.offer(item(Duration.ofMillis(90)));
        CountDownLatch done = new CountDownLatch(1);
        start(work -> {
            work.saveCheckpoint(REACHED);
            waitFor(done);
            return result(work);
        });

        await().atMost(SOON)
                .until(() -> registry.heartbeats().stream()
                                .filter(beat -> beat.checkpoint().equals(Optional.of(REACHED_DIGEST)))
                                .count()
                        >= 3);
        done.countDown();
        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
    }

    @Test
    void repeatsAHeartbeatThatDidNotGetThroughAndWorksOn() {
        registry.offer(item(Duration.ofMillis(150)));
        CountDownLatch done = new CountDownLatch(1);
        start(work -> {
            waitFor(done);
            return result(work);
        });
        await().atMost(SOON).until(() -> !registry.heartbeats().isEmpty());
        registry.goAwayFor(3);
        await().atMost(SOON).until(() -> !registry.away());
        int before = registry.heartbeats().size();
        await().atMost(SOON).until(() -> registry.heartbeats().size() > before);
        done.countDown();
        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
    }

    @Test
    void saysAndStoresNothingOnceTheClaimIsLost() {
        WorkItem cancelled = item(Duration.ofMillis(90));
        registry.offer(cancelled);
        CountDownLatch begun = new CountDownLatch(1);
        start(work -> {
            begun.countDown();
            await().atMost(SOON).until(work::stopRequested);
            work.saveCheckpoint(REACHED);
            work.upload(REACHED);
            return result(work);
        });
        waitFor(begun);
        registry.lose(cancelled.workId());

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.LOST)));
        assertThat(registry.stored()).isEmpty();
        assertThat(registry.releases()).isEmpty();
        assertThat(publisher.tries()).isZero();
    }

    @Test
    void dropsAResultWhoseClaimWasLostMeanwhile() {
        WorkItem cancelled = item(Duration.ofMillis(90));
        registry.offer(cancelled);
        registry.lose(cancelled.workId());
        start(work -> {
            await().atMost(SOON).until(work::stopRequested);
            return result(work);
        });

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.LOST)));
        assertThat(publisher.tries()).isZero();
    }

    @Test
    void keepsWhatWasReachedAndGivesTheWorkBackWhenTheProcessLeaves() {
        registry.offer(item(Duration.ofMinutes(1)));
        CountDownLatch begun = new CountDownLatch(1);
        WorkLoop running = start(work -> {
            begun.countDown();
            await().atMost(SOON).until(work::stopRequested);
            work.saveCheckpoint(REACHED);
            throw work.stopped();
        });
        waitFor(begun);
        running.leave(SOON);

        assertThat(outcomes).containsExactly(WorkOutcome.RELEASED);
        assertThat(registry.stored()).containsExactly(REACHED_DIGEST);
        assertThat(registry.releases()).containsExactly(new Heartbeat(1, Optional.of(REACHED_DIGEST)));
        assertThat(publisher.published()).isEmpty();
        assertThat(running.alive()).isFalse();
    }

    @Test
    void givesWorkBackThatDoesNotEndInTimeAndHearsNothingOfItAnyMore() {
        registry.offer(item(Duration.ofMinutes(1)));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        WorkLoop running = start(work -> {
            begun.countDown();
            waitFor(end);
            return result(work);
        });
        waitFor(begun);
        running.leave(Duration.ofMillis(50));

        assertThat(registry.releases()).containsExactly(new Heartbeat(1, Optional.empty()));
        end.countDown();
        await().atMost(SOON).until(() -> !running.alive());
        assertThat(publisher.published()).isEmpty();
        assertThat(registry.releases()).hasSize(1);
    }

    @Test
    void waitsForTheRegistry() {
        registry.goAwayFor(4);
        registry.offer(item(Duration.ofMinutes(1)));
        start(WorkLoopTest::result);

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
    }

    @Test
    void repeatsUploadAndResultUntilTheyGetThrough() {
        registry.offer(item(Duration.ofMinutes(1)));
        start(work -> {
            registry.goAwayFor(4);
            publisher.goAwayFor(4);
            work.upload(REACHED);
            return result(work);
        });

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
        assertThat(registry.stored()).containsExactly(REACHED_DIGEST);
        assertThat(publisher.published()).hasSize(1);
        assertThat(publisher.tries()).isEqualTo(5);
    }

    @Test
    void goesOnWithoutACheckpointThatCannotBeStored() {
        registry.offer(item(Duration.ofMinutes(1)));
        start(work -> {
            registry.goAwayFor(1);
            work.saveCheckpoint(REACHED);
            return result(work);
        });

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
        assertThat(registry.stored()).isEmpty();
    }

    @Test
    void saysWhyWorkCannotBeDoneAndWhetherToTryAgain() {
        for (int i = 0; i < 3; i++) {
            registry.offer(item(Duration.ofMinutes(1)));
        }
        List<Throwable> causes = List.of(
                new FieldException("pruning.sparsity", "expected less than 1, found 2"),
                new UncheckedIOException(new IOException("disk full")),
                new ExceptionInInitializerError("no native library"));
        start(work -> {
            Throwable cause = causes.get(publisher.published().size());
            if (cause instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) cause;
        });

        await().atMost(SOON).until(() -> outcomes.size() == 3);
        assertThat(outcomes).containsOnly(WorkOutcome.FAILED);
        assertThat(publisher.published())
                .extracting(WorkFailed.class::cast)
                .extracting(WorkFailed::reason, WorkFailed::retryable)
                .containsExactly(tuple("recipe-invalid", false), tuple("io", true), tuple("unexpected", true));
    }

    @Test
    void failsWorkWhoseRecipeItCannotRead() {
        registry.offer(item(
                Duration.ofMinutes(1), JsonNodeFactory.instance.objectNode().put("of-a-later-release", 1)));
        start(WorkLoopTest::result);

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.FAILED)));
        assertThat(publisher.published())
                .extracting(WorkFailed.class::cast)
                .extracting(WorkFailed::reason, WorkFailed::retryable)
                .containsExactly(tuple("recipe-invalid", false));
    }

    @Test
    void beginsAnewWhenTheCheckpointIsGone() {
        WorkItem plain = item(Duration.ofMinutes(1));
        registry.offer(new WorkItem(
                plain.workId(),
                plain.version(),
                plain.stage(),
                2,
                plain.lease(),
                plain.recipe(),
                plain.baseDigest(),
                plain.datasetDigest(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(REACHED_DIGEST),
                Optional.empty()));
        List<Optional<byte[]>> seen = new CopyOnWriteArrayList<>();
        start(work -> {
            seen.add(work.checkpoint());
            return result(work);
        });

        await().atMost(SOON).until(() -> outcomes.equals(List.of(WorkOutcome.DONE)));
        assertThat(seen).containsExactly(Optional.empty());
    }

    private WorkLoop start(Function<ClaimedWork, Event> run) {
        WorkSettings settings = new QuickSettings();
        WorkTools tools = new WorkTools(
                new ComputeDevice(Device.cpu()),
                new LoadedBaseModels(new ModelFolder(folder), new ComputeDevice(Device.cpu()), false),
                new BlobCache(folder.resolve("cache"), 1 << 20, registry, InstantSource.system()),
                registry,
                publisher,
                settings,
                InstantSource.system(),
                rate -> {});
        WorkStage stage = new WorkStage() {
            @Override
            public Stage stage() {
                return Stage.MASK;
            }

            @Override
            public Event run(ClaimedWork work) {
                return run.apply(work);
            }
        };
        WorkLoop started =
                new WorkLoop(stage, registry, tools, "test", (which, outcome, took) -> outcomes.add(outcome));
        loop = Optional.of(started);
        started.start();
        return started;
    }

    private static WorkItem item(Duration lease) {
        ObjectNode recipe =
                JsonNodeFactory.instance.objectNode().put("base", "minilm-l6").put("dataset", "intents");
        recipe.putObject("adapter").put("kind", "none");
        return item(lease, recipe);
    }

    private static WorkItem item(Duration lease, ObjectNode recipe) {
        return new WorkItem(
                UUID.randomUUID(),
                new VersionRef("acme", "intents", 1),
                Stage.MASK,
                1,
                lease,
                recipe,
                "sha256:base",
                "sha256:dataset",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Event result(ClaimedWork work) {
        return new MaskComputed(
                work.item().workId(), work.item().version(), work.item().attempt(), "sha256:x", 1, List.of(), 1);
    }

    private static String occurrence(WorkItem item) {
        return item.workId() + "#" + item.attempt();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record QuickSettings() implements WorkSettings {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration poll() {
            return Duration.ofMinutes(1);
        }

        @Override
        public Duration leaveWithin() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration progressEvery() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration retryFirst() {
            return Duration.ofMillis(1);
        }

        @Override
        public Duration retryMost() {
            return Duration.ofMillis(10);
        }
    }
}
