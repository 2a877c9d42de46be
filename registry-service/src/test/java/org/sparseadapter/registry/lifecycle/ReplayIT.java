// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.AdapterTrained;
import org.sparseadapter.events.CloudEventHeaders;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.MaskComputed;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.Topic;
import org.sparseadapter.events.work.WorkItem;

/** Whatever comes again, late or broken from the broker leaves the registry's state as it was. */
@QuarkusTest
class ReplayIT {
    private static final String GATE = "{\"alias\": \"live\", \"metric\": \"accuracy\", \"atLeast\": 0.7}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Shop shop;

    private final Bus bus = new Bus();
    private String tenant;

    @BeforeEach
    void open() {
        tenant = newTenant();
        shop.dataset(tenant, "intents");
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void replayingEveryTopicChangesNothingAndStartsNothing() {
        Shop.submitted(tenant, "ready", GATE);
        TestWorker ready = new TestWorker(bus, tenant, "ready", 1);
        ready.mask();
        WorkItem train = ready.claim(Stage.TRAIN);
        bus.send(ready.progress(train, 1));
        bus.send(ready.failure(train, true));
        WorkItem again = ready.claim(Stage.TRAIN);
        assertThat(again.attempt()).isEqualTo(2);
        bus.send(ready.trainResult(again));
        ready.evaluate(0.9);
        ready.awaitState("READY");
        Shop.submitted(tenant, "rejected", GATE);
        new TestWorker(bus, tenant, "rejected", 1).play(0.1, "REJECTED");
        Shop.submitted(tenant, "failed", GATE);
        TestWorker failed = new TestWorker(bus, tenant, "failed", 1);
        bus.send(failed.failure(failed.claim(Stage.MASK), false));
        failed.awaitState("FAILED");
        Shop.submitted(tenant, "waiting", GATE);
        passMarker();

        Set<String> before = shop.everything();
        Map<Topic, Integer> produced = producedByRegistry();
        for (Topic topic : Topic.values()) {
            List<ConsumerRecord<String, byte[]>> all = bus.all(topic.topicName());
            bus.resend(all);
            produced.computeIfPresent(topic, (key, count) -> count + all.size());
        }
        passMarker();

        Set<String> after = shop.everything();
        assertThat(minus(after, before)).as("appeared").isEmpty();
        assertThat(minus(before, after)).as("vanished").isEmpty();
        assertThat(producedByRegistry()).isEqualTo(produced);
    }

    @Test
    void aStaleAttemptIsNotHeard() {
        Shop.submitted(tenant, "bot", GATE);
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        worker.mask();
        WorkItem first = worker.claim(Stage.TRAIN);
        shop.expireLease(tenant, "bot", 1);
        WorkItem second = worker.claim(Stage.TRAIN);
        assertThat(second.attempt()).isEqualTo(2);
        bus.send(worker.trainResult(first));
        bus.send(worker.failure(first, false));
        passMarker();
        assertThat(Shop.version(tenant, "bot", 1).getString("state")).isEqualTo("MASKED");
        TestWorker.heartbeat(first.workId(), 1, Optional.empty()).then().statusCode(409);
        TestWorker.heartbeat(second.workId(), 2, Optional.empty()).then().statusCode(204);
        AdapterTrained result = worker.trainResult(second);
        bus.send(result);
        bus.send(result);
        worker.evaluate(0.9);
        worker.awaitState("READY");
    }

    @Test
    void anAdapterMadeAnewDoesNotListenToItsPredecessorsWorkers() {
        Shop.submitted(tenant, "bot", "");
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        MaskComputed result = worker.maskResult(worker.claim(Stage.MASK));
        bus.send(result);
        worker.awaitState("MASKED");
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(204);
        Shop.submitted(tenant, "bot", "");
        assertThat(worker.claim(Stage.MASK).attempt()).isEqualTo(result.attempt());
        bus.send(result);
        passMarker();
        assertThat(Shop.version(tenant, "bot", 1).getString("state")).isEqualTo("REQUESTED");
    }

    @Test
    void poisonGoesToTheDeadLettersWithItsReasonAndTheRestGoesOn() {
        Shop.submitted(tenant, "bot", GATE);
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        WorkItem item = worker.claim(Stage.MASK);
        MaskComputed good = worker.maskResult(item);
        Map<String, String> headers = CloudEventHeaders.of(good, "/test", Instant.now());
        Map<String, String> unknownSchema = new HashMap<>(headers);
        unknownSchema.put("ce_dataschema", "urn:sparseadapter:schema:mask-computed:99");
        byte[] data = EventJson.write(good).getBytes(StandardCharsets.UTF_8);
        byte[] noBlob = EventJson.write(
                        new MaskComputed(good.workId(), good.version(), 1, "sha256:" + "0".repeat(64), 1, List.of(), 1))
                .getBytes(StandardCharsets.UTF_8);
        String topic = Topic.MASK_COMPUTED.topicName();
        bus.send(topic, good.key(), "not json".getBytes(StandardCharsets.UTF_8), headers);
        bus.send(topic, good.key(), data, Map.of());
        bus.send(topic, good.key(), data, unknownSchema);
        bus.send(topic, good.key(), null, headers);
        bus.send(topic, good.key(), noBlob, headers);
        bus.send(good);

        worker.train();
        List<ConsumerRecord<String, byte[]>> dead = await().atMost(PATIENCE)
                .until(() -> bus.of(Topic.MASK_COMPUTED.deadLetterName(), good.key()), found -> found.size() == 5);
        List<String> reasons = dead.stream()
                .map(found -> Bus.header(found, "dead-letter-reason"))
                .toList();
        assertThat(reasons.get(0)).contains("not");
        assertThat(reasons.get(1)).contains("ce_specversion");
        assertThat(reasons.get(2)).contains("ce_dataschema").contains(":99");
        assertThat(reasons.get(3)).contains("no data");
        assertThat(reasons.get(4)).contains("no blob");
        assertThat(Bus.header(dead.get(0), "ce_tenant")).isEqualTo(tenant);
    }

    private static Set<String> minus(Set<String> all, Set<String> known) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(known);
        return rest;
    }

    /** Returns once the registry has read everything that stands in its topics now. */
    private void passMarker() {
        String marker = "marker-" + newTenant();
        List<Topic> read = List.of(
                Topic.MASK_COMPUTED,
                Topic.ADAPTER_TRAINED,
                Topic.ADAPTER_EVALUATED,
                Topic.WORK_FAILED,
                Topic.TRAINING_PROGRESS);
        for (Topic topic : read) {
            // One for each partition, so that none is still behind.
            keysForAllPartitions(marker).forEach(key -> bus.send(topic.topicName(), key, new byte[0], Map.of()));
        }
        for (Topic topic : read) {
            await().atMost(PATIENCE)
                    .until(() -> bus.of(topic.deadLetterName(), marker).size(), count -> count == 3);
        }
    }

    private static List<String> keysForAllPartitions(String marker) {
        String[] keys = new String[3];
        for (int i = 0; Arrays.asList(keys).contains(null); i++) {
            String key = marker + "-" + i;
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            int partition = Utils.toPositive(Utils.murmur2(bytes)) % 3;
            keys[partition] = keys[partition] == null ? key : keys[partition];
        }
        return new ArrayList<>(List.of(keys));
    }

    private Map<Topic, Integer> producedByRegistry() {
        Map<Topic, Integer> counts = new HashMap<>();
        for (Topic topic : List.of(
                Topic.MASK_WANTED,
                Topic.TRAINING_WANTED,
                Topic.EVALUATION_WANTED,
                Topic.VERSION_CHANGED,
                Topic.ALIAS_MOVED)) {
            counts.put(topic, bus.all(topic.topicName()).size());
        }
        return counts;
    }
}
