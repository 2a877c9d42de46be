// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.sparseadapter.events.EventJson;

/** Hands outbox rows to Kafka, idempotently and acknowledged by all replicas. */
@ApplicationScoped
class RecordSender {
    // Short, because rows stay locked meanwhile; a row that was not sent is simply tried again.
    private static final Duration DELIVERY = Duration.ofSeconds(10);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Map<String, Object> settings;
    private Producer<String, byte[]> producer;

    @Inject
    RecordSender(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(broker, DELIVERY);
    }

    RecordSender(Map<String, Object> broker, Duration delivery) {
        int millis = (int) delivery.toMillis();
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "registry-outbox");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    }

    /** Completes once the broker has the record, or exceptionally when it could not be reached in time. */
    CompletionStage<Void> send(OutboxRow row) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            producer().send(toRecord(row), (metadata, failure) -> {
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (KafkaException failure) {
            done.completeExceptionally(failure);
        }
        return done;
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    private static ProducerRecord<String, byte[]> toRecord(OutboxRow row) {
        byte[] data =
                row.payload().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(null);
        ProducerRecord<String, byte[]> produced = new ProducerRecord<>(row.topic(), row.key(), data);
        headers(row).forEach((name, value) -> produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return produced;
    }

    private static Map<String, String> headers(OutboxRow row) {
        try {
            return EventJson.mapper().readValue(row.headers(), HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("outbox row " + row.id() + " has unreadable headers", e);
        }
    }
}
