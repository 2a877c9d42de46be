// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.VersionRef;

class EventInboxTest {

    private static final MaskComputed EVENT = new MaskComputed(
            UUID.randomUUID(), new VersionRef("acme", "intents", 1), 1, "sha256:" + "0".repeat(64), 1, List.of(), 0.5);

    private final EventInbox inbox = new EventInbox(new SimpleMeterRegistry());
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @Test
    void acknowledgesWhatItFollowedEvenWhereNothingChanged() {
        handle(EVENT.key(), event -> false);

        assertThat(acknowledged).hasValue(1);
        assertThat(refused).hasValue(0);
    }

    @Test
    void refusesWhatItCannotReadOrFollow() {
        handle("another/key/1", event -> true);
        handle(EVENT.key(), event -> {
            throw new IllegalStateException("cannot be followed");
        });

        assertThat(refused).hasValue(2);
        assertThat(acknowledged).hasValue(0);
    }

    @Test
    void leavesARecordToTheNextStartWhenItStopsWhileTheDatabaseIsAway() {
        handle(EVENT.key(), event -> {
            inbox.stop(new ShutdownEvent());
            throw new IllegalStateException(new SQLTransientConnectionException("no connection"));
        });

        assertThat(acknowledged).hasValue(0);
        assertThat(refused).hasValue(0);
    }

    private void handle(String key, Predicate<MaskComputed> follow) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                Topic.MASK_COMPUTED.topicName(),
                0,
                0,
                key,
                EventJson.write(EVENT).getBytes(StandardCharsets.UTF_8));
        CloudEventHeaders.of(EVENT, "/test", Instant.EPOCH)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        CompletionStage<Void> handled = inbox.handle(
                Topic.MASK_COMPUTED,
                MaskComputed.class,
                Message.of(record, () -> count(acknowledged), reason -> count(refused)),
                follow);
        assertThat(handled).isCompleted();
    }

    private static CompletionStage<Void> count(AtomicInteger answers) {
        answers.incrementAndGet();
        return CompletableFuture.completedFuture(null);
    }
}
