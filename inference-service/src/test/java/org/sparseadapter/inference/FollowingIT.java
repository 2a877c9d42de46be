// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.Topic;

/** What the topic of aliases does to the answers, on the real broker. */
@QuarkusTest
@WithTestResource(HttpStubRegistry.class)
class FollowingIT {

    private static final String TENANT = "following";
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final List<String> LABELS = List.of("no", "yes");
    private static final String TEXT = Predictor.text("He go to school.");

    private final Platform platform;
    private final Predictor caller;
    private final MeterRegistry meters;

    FollowingIT(Platform platform, Predictor caller, MeterRegistry meters) {
        this.platform = platform;
        this.caller = caller;
        this.meters = meters;
    }

    @AfterEach
    void mend() {
        platform.registryDown(false);
    }

    @Test
    void anAliasFollowsItsMovesAndEndsWithItsDeletion() {
        Published first = publish("moved", 1);
        Published second = publish("moved", 2);
        platform.moveLive(first, 1);
        awaitVersion("moved", 1);
        platform.moveLive(second, 2);
        awaitVersion("moved", 2);
        platform.moveLive(first, 3);
        awaitVersion("moved", 1);

        platform.deleteLive(TENANT, "moved");

        await().atMost(LONG).untilAsserted(() -> predict("moved").isProblem(404));
    }

    @Test
    void olderRevisionsAndReplaysChangeNothing() {
        AliasMoved first = platform.moveLive(publish("replayed", 1), 1);
        AliasMoved second = platform.moveLive(publish("replayed", 2), 2);
        awaitVersion("replayed", 2);
        List<Integer> seen = new ArrayList<>();

        platform.send(first);
        platform.send(second);
        platform.send(first);
        platform.moveLive(publish("replayed", 3), 3);
        // Records of one key stay in order: when the last has arrived, so have those before it.
        await().atMost(LONG).until(() -> {
            seen.add(version(predict("replayed")));
            return seen.contains(3);
        });

        assertThat(seen).doesNotContain(1).isSorted();
    }

    @Test
    void poisonGoesToTheDeadLettersAndLaterRecordsGoOn() {
        String key = AliasMoved.key(TENANT, "poisoned", "live");
        platform.send(new ProducerRecord<>(Topic.ALIAS_MOVED.topicName(), key, "{\"tenant\": 1"));
        platform.send(new ProducerRecord<>(Topic.ALIAS_MOVED.topicName(), "no key of ours", "{}"));
        platform.moveLive(publish("poisoned", 1), 1);

        awaitVersion("poisoned", 1);
        List<String> reasons = deadLetters().stream()
                .map(letter -> new String(
                        letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8))
                .toList();
        assertThat(reasons).anyMatch(reason -> reason.contains("ce_specversion"));
        assertThat(reasons).anyMatch(reason -> reason.contains("tenant/adapter/alias"));
    }

    @Test
    void whatCannotBeFetchedLeavesTheOldVersionAnsweringUntilItCan() {
        platform.moveLive(publish("late", 1), 1);
        awaitVersion("late", 1);
        Published second = publish("late", 2);
        platform.registryDown(true);
        double failures = failures();

        platform.moveLive(second, 2);

        await().atMost(LONG).until(() -> failures() > failures);
        assertThat(version(predict("late"))).isEqualTo(1);
        platform.registryDown(false);
        awaitVersion("late", 2);
    }

    @Test
    void whatIsNoAdapterIsNeverSwappedIn() {
        platform.moveLive(publish("damaged", 1), 1);
        awaitVersion("damaged", 1);
        double failures = failures();

        platform.moveLive(platform.publish(TENANT, "damaged", 2, "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)), 2);

        await().atMost(LONG).until(() -> failures() > failures);
        assertThat(version(predict("damaged"))).isEqualTo(1);
    }

    @Test
    void anAliasWhoseFirstVersionIsOnItsWayIsNotUnknown() {
        Published first = publish("early", 1);
        platform.registryDown(true);
        platform.moveLive(first, 1);

        await().atMost(LONG).untilAsserted(() -> predict("early").isProblem(503));
        assertThat(predict("early").headers().firstValue("retry-after")).isPresent();
        platform.registryDown(false);
        awaitVersion("early", 1);
    }

    @Test
    void theRegistryMayRestWhileVersionsAreServed() {
        platform.moveLive(publish("resting", 1), 1);
        publish("resting", 2);
        awaitVersion("resting", 1);
        assertThat(version(pinned("resting", 2))).isEqualTo(2);
        platform.registryDown(true);

        assertThat(version(predict("resting"))).isEqualTo(1);
        assertThat(version(pinned("resting", 2))).isEqualTo(2);
        pinned("resting", 3).isProblem(503);
    }

    private Published publish(String adapter, int version) {
        return platform.publish(TENANT, adapter, version, new HeadOnly(), LABELS);
    }

    private HttpReply predict(String adapter) {
        return caller.predict(TENANT, adapter, TEXT);
    }

    private HttpReply pinned(String adapter, int version) {
        return caller.post(
                Optional.of("Bearer " + caller.token(TENANT)),
                "/v1/adapters/" + adapter + "/predict?version=" + version,
                TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitVersion(String adapter, int version) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(version(predict(adapter))).isEqualTo(version));
    }

    private static int version(HttpReply answer) {
        return answer.has(200).json().path("version").asInt();
    }

    private double failures() {
        return meters.counter("sparse.adapter.load.failures").count();
    }

    private static List<ConsumerRecord<String, String>> deadLetters() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
        try (Consumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.ALIAS_MOVED.deadLetterName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<String, String>> letters = new ArrayList<>();
            await().atMost(LONG).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return letters.size() >= 2;
            });
            return letters;
        }
    }
}
