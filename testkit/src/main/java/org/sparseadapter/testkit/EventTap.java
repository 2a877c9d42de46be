// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.Event;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;

/** A consumer of a topic from its beginning, as strict as any: headers, key and data. */
public final class EventTap implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Topic topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Event> seen = new ArrayList<>();

    /** Opens a topic of a broker. */
    public EventTap(String bootstrapServers, Topic topic) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything that can be read now, and what was read before. */
    public List<Event> seen() {
        consumer.poll(POLL).forEach(record -> seen.add(read(record)));
        return List.copyOf(seen);
    }

    /** What was seen so far and is wanted. */
    public <E extends Event> List<E> seen(Class<E> type, Predicate<E> wanted) {
        return seen().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private Event read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        CloudEventHeaders.check(topic, headers);
        Event event = EventJson.read(topic, record.value());
        if (!event.key().equals(record.key()) || !event.id().equals(headers.get("ce_id"))) {
            throw new IllegalStateException("key or id of " + event + " are not those of its record");
        }
        return event;
    }
}
