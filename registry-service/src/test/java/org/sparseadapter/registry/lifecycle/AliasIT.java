// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.events.AliasMoved;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.Topic;

@QuarkusTest
class AliasIT {
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

    private void ready(int versions) {
        for (int number = 1; number <= versions; number++) {
            assertThat(Shop.submitted(tenant, "bot", "")).isEqualTo(number);
            new TestWorker(bus, tenant, "bot", number).play(0.9, "READY");
        }
    }

    private Response put(int version, Map<String, String> headers) {
        return trainer(tenant)
                .contentType(ContentType.JSON)
                .headers(headers)
                .body("{\"version\": " + version + "}")
                .put("/v1/adapters/bot/aliases/live");
    }

    @Test
    void ofTwoMovesFromTheSameRevisionOneWins() throws Exception {
        ready(3);
        put(1, Map.of("If-None-Match", "*")).then().statusCode(200).header("ETag", "\"1\"");
        put(2, Map.of("If-None-Match", "*")).then().statusCode(412);
        ExecutorService callers = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> toTwo = () -> put(2, Map.of("If-Match", "\"1\"")).statusCode();
            Callable<Integer> toThree =
                    () -> put(3, Map.of("If-Match", "\"1\"")).statusCode();
            List<Integer> statuses = callers.invokeAll(List.of(toTwo, toThree)).stream()
                    .map(AliasIT::value)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 412);
        } finally {
            callers.shutdownNow();
        }
        trainer(tenant).get("/v1/adapters/bot/aliases/live").then().header("ETag", "\"2\"");
        put(9, Map.of()).then().statusCode(422).body("errors[0].field", equalTo("version"));
        put(2, Map.of("If-Match", "yesterday")).then().statusCode(422);
    }

    @Test
    void everyMoveIsKeptAndCanBeTakenBack() {
        ready(3);
        put(1, Map.of()).then().statusCode(200);
        put(2, Map.of()).then().statusCode(200);
        put(3, Map.of()).then().statusCode(200);
        put(3, Map.of()).then().statusCode(200).body("revision", equalTo(3));
        rollback().then().statusCode(200).body("version", equalTo(2));
        rollback().then().statusCode(200).body("version", equalTo(1));
        rollback().then().statusCode(409);
        trainer(tenant)
                .get("/v1/adapters/bot/aliases/live/history")
                .then()
                .body("version", contains(1, 2, 3, 2, 1))
                .body("cause", contains("ROLLBACK", "ROLLBACK", "SET", "SET", "SET"))
                .body("[0].movedBy", equalTo(tenant + "-user"));
    }

    private Response rollback() {
        return trainer(tenant).post("/v1/adapters/bot/aliases/live/rollback");
    }

    @Test
    void theTopicIsTheTableAndCanBePublishedAgain() {
        ready(2);
        String key = tenant + "/bot/live";
        put(1, Map.of()).then().statusCode(200);
        put(2, Map.of()).then().statusCode(200);
        trainer(tenant).delete("/v1/adapters/bot/aliases/live").then().statusCode(204);
        trainer(tenant).get("/v1/adapters/bot/aliases/live").then().statusCode(404);
        List<ConsumerRecord<String, byte[]>> moves =
                await().until(() -> bus.of("alias-moved", key), found -> found.size() == 3);
        assertThat(moves.get(2).value()).isNull();
        put(2, Map.of()).then().statusCode(200);
        admin().post("/v1/alias-table/republication").then().statusCode(200);
        List<ConsumerRecord<String, byte[]>> all =
                await().until(() -> bus.of("alias-moved", key), found -> found.size() == 5);
        AliasMoved last = moved(all.get(4));
        assertThat(last.revision()).isEqualTo(4);
        assertThat(last.version()).isEqualTo(2);
        assertThat(last).isEqualTo(moved(all.get(3)));
        trainer(tenant).post("/v1/alias-table/republication").then().statusCode(403);
    }

    @Test
    void onlyAReadyVersionCanBeNamed() {
        String gate = "{\"alias\": \"live\", \"metric\": \"accuracy\", \"atLeast\": 0.95}";
        Shop.submitted(tenant, "bot", gate);
        put(1, Map.of()).then().statusCode(409);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "REJECTED");
        put(1, Map.of()).then().statusCode(409);
        put(0, Map.of()).then().statusCode(422);
    }

    private static AliasMoved moved(ConsumerRecord<String, byte[]> found) {
        return (AliasMoved) EventJson.read(Topic.ALIAS_MOVED, found.value());
    }

    private static int value(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
