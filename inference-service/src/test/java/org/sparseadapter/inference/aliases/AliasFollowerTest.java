// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.AliasMoved;

class AliasFollowerTest {

    private static final TopicPartition PARTITION = new TopicPartition("alias-moved", 0);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final AliasTable table = new AliasTable();
    private final AliasTableReadiness readiness = new AliasTableReadiness();
    private final List<AliasMoved> handled = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> firstTry = new CompletableFuture<>();
    private final AliasFollower follower = new AliasFollower(
            new AliasConsumers(Map.of()) {
                @Override
                Consumer<byte[], byte[]> open() {
                    return consumer;
                }
            },
            table,
            move -> {
                handled.add(move);
                return firstTry;
            },
            new DeadLetters(Map.of(), new SimpleMeterRegistry()),
            readiness);

    @AfterEach
    void stop() throws InterruptedException {
        follower.stop(new ShutdownEvent());
    }

    @Test
    void isReadyWhenTheEndSeenAtStartIsPassedAndEveryVersionWasTried() {
        Node node = new Node(0, "localhost", 1);
        consumer.updatePartitions(
                PARTITION.topic(),
                List.of(new PartitionInfo(PARTITION.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 2L));
        consumer.schedulePollTask(() -> consumer.addRecord(AliasRecordTest.moved(0, 1, 1)));
        follower.start(new StartupEvent());
        await().atMost(LONG).until(() -> table.size() == 1);
        assertThat(readiness.isReady()).isFalse();
        assertThat(handled).isEmpty();

        consumer.schedulePollTask(() -> consumer.addRecord(AliasRecordTest.moved(1, 2, 2)));

        await().atMost(LONG).until(() -> !handled.isEmpty());
        assertThat(handled).extracting(AliasMoved::revision).containsExactly(2L);
        assertThat(readiness.isReady()).isFalse();
        firstTry.complete(null);
        assertThat(readiness.isReady()).isTrue();

        consumer.schedulePollTask(() -> consumer.addRecord(AliasRecordTest.moved(2, 3, 3)));
        await().atMost(LONG).until(() -> handled.size() == 2);
        assertThat(handled.get(1).revision()).isEqualTo(3);
    }
}
