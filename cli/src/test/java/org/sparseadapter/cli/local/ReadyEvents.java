// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.sparseadapter.events.Topic;

/** Counts how often the platform announced that a version is ready. */
final class ReadyEvents {
    private ReadyEvents() {}

    static long count(String bootstrapServers, String key) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.VERSION_CHANGED.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long count = 0;
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                count += StreamSupport.stream(
                                consumer.poll(Duration.ofMillis(500)).spliterator(), false)
                        .filter(each -> ready(each, key))
                        .count();
            }
            return count;
        }
    }

    private static boolean ready(ConsumerRecord<String, String> change, String key) {
        return key.equals(change.key()) && change.value().contains("\"READY\"");
    }
}
