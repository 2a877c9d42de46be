// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.UnreadableEventException;

/**
 * Reads {@code alias-moved} from its first record as a table, without a consumer group: every replica
 * reads all of it and keeps no place. Up to the end that it saw at start only the newest move of an
 * alias counts; from there on every move is followed at once.
 *
 * <p>The broker may come late, go and come back: the table stays as it is meanwhile, and reading goes
 * on where it was.
 */
@ApplicationScoped
class AliasFollower {

    private static final Logger LOG = Logger.getLogger(AliasFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AliasConsumers consumers;
    private final AliasTable table;
    private final AliasMoveHandler handler;
    private final DeadLetters deadLetters;
    private final AliasTableReadiness readiness;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "alias-follower");
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private boolean caughtUp;

    AliasFollower(
            AliasConsumers consumers,
            AliasTable table,
            AliasMoveHandler handler,
            DeadLetters deadLetters,
            AliasTableReadiness readiness) {
        this.consumers = consumers;
        this.table = table;
        this.handler = handler;
        this.deadLetters = deadLetters;
        this.readiness = readiness;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(Duration.ofSeconds(5).toMillis());
    }

    private void run() {
        while (!isStopped(Duration.ZERO)) {
            try (Consumer<byte[], byte[]> consumer = consumers.open()) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("alias-moved cannot be read, next try in %s: %s", PAUSE, e.getMessage());
                isStopped(PAUSE);
            } catch (RuntimeException e) {
                LOG.errorf(e, "alias-moved cannot be followed, next try in %s", PAUSE);
                isStopped(PAUSE);
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topic.ALIAS_MOVED.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new KafkaException("the topic " + Topic.ALIAS_MOVED.topicName() + " does not exist yet");
        }
        consumer.assign(partitions);
        // From the beginning again, an old deletion record would delete an alias that was created anew since.
        for (TopicPartition partition : partitions) {
            Long next = read.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
        }
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        while (!isStopped(Duration.ZERO)) {
            for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
                take(entry);
                read.put(new TopicPartition(entry.topic(), entry.partition()), entry.offset() + 1);
            }
            if (!caughtUp
                    && end.entrySet().stream()
                            .allMatch(partition -> consumer.position(partition.getKey()) >= partition.getValue())) {
                catchUp();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> entry) {
        AliasRecord change;
        try {
            change = AliasRecord.of(entry);
        } catch (UnreadableEventException e) {
            deadLetters.put(entry, e.getMessage());
            return;
        }
        if (change.move().isEmpty()) {
            if (table.deleted(change.key())) {
                LOG.infof("alias %s is gone", change.key());
            }
            return;
        }
        change.move().filter(table::moved).filter(move -> caughtUp).ifPresent(handler::handle);
    }

    private void catchUp() {
        caughtUp = true;
        List<CompletableFuture<Void>> firstTries =
                table.wanted().stream().map(handler::handle).toList();
        LOG.infof("the table of aliases was read: %d aliases", table.size());
        CompletableFuture.allOf(firstTries.toArray(CompletableFuture[]::new)).thenRun(readiness::tableRead);
    }

    private boolean isStopped(Duration patience) {
        try {
            return stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
