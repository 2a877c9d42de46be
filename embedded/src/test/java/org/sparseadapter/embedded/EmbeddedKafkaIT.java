// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.events.Topic;

class EmbeddedKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOPIC = Topic.ALIAS_MOVED.topicName();

    @TempDir
    Path folder;

    @Test
    void recordsOutliveTheBroker() throws Exception {
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
            kafka.createTopics(3);
            kafka.createTopics(3);
            port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
            send(kafka, "a-tenant/an-adapter/live", "first");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, port)) {
            send(kafka, "a-tenant/an-adapter/live", "second");
            assertThat(read(kafka)).containsExactly("first", "second");
        }
    }

    @Test
    void topicsHaveTheRetentionTheirRecordsAskFor() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
                Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            kafka.createTopics(3);
            // The controller has made them; the broker that is asked learns of them a moment later.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(admin.listTopics().names().get())
                            .hasSize(2 * Topic.values().length)
                            .contains(TOPIC, Topic.ALIAS_MOVED.deadLetterName()));
            ConfigResource table = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            assertThat(admin.describeConfigs(List.of(table))
                            .all()
                            .get()
                            .get(table)
                            .get("cleanup.policy")
                            .value())
                    .isEqualTo("compact");
        }
    }

    private static void send(EmbeddedKafka kafka, String key, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, key, value)).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "test", "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, String> each : consumer.poll(Duration.ofMillis(200))) {
                    values.add(each.value());
                }
                return values.size() >= 2;
            });
        }
        return values;
    }
}
