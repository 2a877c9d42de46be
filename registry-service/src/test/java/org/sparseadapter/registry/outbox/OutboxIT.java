// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;
import org.sparseadapter.registry.lock.AdvisoryLocks;

@QuarkusTest
class OutboxIT {
    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Outbox outbox;

    @Inject
    Session database;

    @Inject
    AdvisoryLocks locks;

    private final String tenant = "outbox-" + UUID.randomUUID();

    private AliasMoved move(long revision) {
        return new AliasMoved(tenant, "bot", "live", revision, 1, DIGEST, DIGEST);
    }

    @Test
    void keepsTheOrderOfAKeyOverManyTransactions() {
        List<Long> revisions =
                IntStream.rangeClosed(1, 500).mapToObj(Long::valueOf).toList();
        revisions.forEach(revision -> QuarkusTransaction.requiringNew().run(() -> outbox.publish(move(revision))));
        await().atMost(PATIENCE).until(this::published, found -> found.size() == 500);
        assertThat(published()).isEqualTo(revisions);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void aTransactionThatFailsPublishesNothing() {
        QuarkusTransaction.begin();
        outbox.publish(move(1));
        QuarkusTransaction.rollback();
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(move(2)));
        await().atMost(PATIENCE).until(this::published, found -> !found.isEmpty());
        assertThat(published()).containsExactly(2L);
    }

    @Test
    void whatTheBrokerDoesNotTakeStaysUntilItDoes() {
        RecordSender unreachable = new RecordSender(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(400));
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publish(move(1));
            outbox.publish(move(2));
            database.flush();
            assertThat(new OutboxBatch(database, locks, unreachable).relay()).isFalse();
            assertThat(waiting()).isEqualTo(2);
        });
        unreachable.close();
        await().atMost(PATIENCE).until(this::published, found -> found.size() == 2);
        assertThat(published()).containsExactly(1L, 2L);
    }

    private long waiting() {
        return QuarkusTransaction.joiningExisting().call(() -> database.createSelectionQuery(
                        "select count(*) from OutboxRow where key like :key", Long.class)
                .setParameter("key", tenant + "%")
                .getSingleResult());
    }

    private List<Long> published() {
        String topic = Topic.ALIAS_MOVED.topicName();
        Map<String, Object> broker = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(broker, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<Long> found = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(seen -> {
                    if (seen.key().startsWith(tenant) && seen.value() != null) {
                        found.add(((AliasMoved) EventJson.read(Topic.ALIAS_MOVED, seen.value())).revision());
                    }
                });
            }
            return found;
        }
    }
}
