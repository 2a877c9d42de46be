// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.EventJson;

/** The broker, as a test sees it: sends what workers send and reads whole topics. */
final class Bus implements AutoCloseable {
    private final Map<String, Object> broker =
            Map.of("bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    private final KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(broker, new StringSerializer(), new ByteArraySerializer());
    private final KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(broker, new StringDeserializer(), new ByteArrayDeserializer());

    /** Sends an event as a worker does, and waits for the broker. */
    void send(Event event) {
        send(
                event.topic().topicName(),
                event.key(),
                EventJson.write(event).getBytes(StandardCharsets.UTF_8),
                CloudEventHeaders.of(event, "/test", Instant.now()));
    }

    /** Sends whatever bytes, and waits for the broker. */
    void send(String topic, String key, byte[] data, Map<String, String> headers) {
        ProducerRecord<String, byte[]> produced = new ProducerRecord<>(topic, key, data);
        headers.forEach((name, value) -> produced.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(produced);
    }

    /** Sends records again just as they were, in their order. */
    void resend(List<ConsumerRecord<String, byte[]>> seen) {
        List<Future<RecordMetadata>> sent = seen.stream()
                .map(each -> producer.send(
                        new ProducerRecord<>(each.topic(), null, each.key(), each.value(), each.headers())))
                .toList();
        sent.forEach(Bus::await);
    }

    private void send(ProducerRecord<String, byte[]> produced) {
        await(producer.send(produced));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker did not take a record", e);
        }
    }

    /** Everything that a topic holds now. */
    synchronized List<ConsumerRecord<String, byte[]>> all(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(200)).forEach(found::add);
        }
        return found;
    }

    /** What a topic holds whose key starts so. */
    List<ConsumerRecord<String, byte[]>> of(String topic, String keyPrefix) {
        return all(topic).stream()
                .filter(found -> found.key() != null && found.key().startsWith(keyPrefix))
                .toList();
    }

    static String header(ConsumerRecord<String, byte[]> found, String name) {
        return found.headers().lastHeader(name) == null
                ? ""
                : new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
