// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.aliases;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;
import org.sparseadapter.events.Topic;

/**
 * The dead letters of {@code alias-moved}: unreadable records, with the reason in the headers that the other services' dead
 * letters have too. A replica that starts anew meets the same record again; topic,
 * partition and offset in the headers tell that it is the same.
 */
@ApplicationScoped
class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Map<String, Object> kafka;
    private final Counter count;
    private Producer<byte[], byte[]> producer;

    DeadLetters(@Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry meters) {
        this.kafka = Map.copyOf(kafka);
        this.count = Counter.builder("sparse.adapter.dead.letters")
                .description("Records that could not be read")
                .tag("topic", Topic.ALIAS_MOVED.topicName())
                .register(meters);
    }

    /** Sends an unreadable record to the dead letters; if that fails it is logged, and the table goes on. */
    void put(ConsumerRecord<byte[], byte[]> poison, String reason) {
        LOG.warnf(
                "record %s-%d@%d cannot be read and goes to the dead letters: %s",
                poison.topic(), poison.partition(), poison.offset(), reason);
        count.increment();
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topic.ALIAS_MOVED.deadLetterName(), poison.key(), poison.value());
        poison.headers().forEach(letter.headers()::add);
        add(letter.headers(), "dead-letter-reason", reason);
        add(letter.headers(), "dead-letter-topic", poison.topic());
        add(letter.headers(), "dead-letter-partition", Integer.toString(poison.partition()));
        add(letter.headers(), "dead-letter-offset", Long.toString(poison.offset()));
        try {
            producer().send(letter, (metadata, failure) -> {
                if (failure != null) {
                    LOG.errorf(failure, "a dead letter could not be sent");
                }
            });
        } catch (RuntimeException e) {
            LOG.errorf(e, "a dead letter could not be sent");
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>(kafka);
            settings.put("acks", "all");
            settings.put("max.block.ms", "5000");
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
