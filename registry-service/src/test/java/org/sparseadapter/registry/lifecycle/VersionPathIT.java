// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparseadapter.core.artifact.ArtifactKind;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.work.WorkItem;
import org.sparseadapter.registry.Datasets;

@QuarkusTest
class VersionPathIT {
    private static final String GATE = "{\"alias\": \"live\", \"metric\": \"accuracy\", \"atLeast\": 0.7}";

    @Inject
    Shop shop;

    private final Bus bus = new Bus();
    private String tenant;
    private String datasetDigest;

    @BeforeEach
    void open() {
        tenant = newTenant();
        datasetDigest = shop.dataset(tenant, "intents");
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void aRecipeBecomesAServedVersion() {
        Shop.submit(tenant, "bot", Shop.recipe(GATE), Map.of())
                .then()
                .statusCode(202)
                .header("Location", endsWith("/v1/adapters/bot/versions/1"))
                .body("state", equalTo("REQUESTED"));
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);

        WorkItem mask = worker.mask();
        assertThat(mask.attempt()).isEqualTo(1);
        assertThat(mask.recipe().path("dataset").asText()).isEqualTo("intents@" + datasetDigest);
        assertThat(mask.datasetDigest()).isEqualTo(datasetDigest);

        WorkItem train = worker.claim(Stage.TRAIN);
        assertThat(train.initialDigest()).isPresent();
        String checkpoint = worker.store("checkpoint of " + tenant);
        TestWorker.heartbeat(train.workId(), 1, Optional.of(checkpoint)).then().statusCode(204);
        bus.send(worker.progress(train, 5));
        bus.send(worker.trainResult(train));
        WorkItem evaluate = worker.evaluate(0.9);
        assertThat(evaluate.artifactDigest()).isPresent();
        worker.awaitState("READY");

        JsonPath seen = Shop.version(tenant, "bot", 1);
        assertThat(seen.getList("aliases")).containsExactly("live");
        assertThat(seen.getDouble("metrics.dev.accuracy")).isEqualTo(0.9);
        assertThat(seen.getInt("densities[0].kept")).isEqualTo(2);
        assertThat(seen.getList("stages.state")).containsExactly("DONE", "DONE", "DONE");
        assertThat(seen.getList("lineage.relation")).contains("BASE", "DATASET", "INITIAL");
        byte[] file =
                trainer(tenant).get("/v1/adapters/bot/versions/1/artifact").asByteArray();
        assertThat(file).isEqualTo(Artifacts.of(ArtifactKind.ADAPTER, train));
        assertThat(seen.getInt("artifact.bytes")).isEqualTo(file.length);
        trainer(tenant).get("/v1/adapters/bot/versions/1/report").then().statusCode(200);
        trainer(tenant).get("/v1/adapters/bot/versions/1/curves").then().statusCode(200);
        service()
                .get("/internal/v1/tenants/{t}/adapters/bot/aliases/live", tenant)
                .then()
                .statusCode(200)
                .body("version.version", equalTo(1))
                .body("digest", equalTo(seen.getString("artifact.digest")));
        await().until(() -> worker.blobStatus(checkpoint), status -> status == 404);
    }

    @Test
    void everyStepIsAnnouncedOnceAsACloudEvent() {
        Shop.submitted(tenant, "bot", GATE);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
        String key = tenant + "/bot/1";
        for (String topic : List.of("mask-wanted", "training-wanted", "evaluation-wanted", "version-changed")) {
            List<ConsumerRecord<String, byte[]>> records =
                    await().until(() -> bus.of(topic, key), all -> !all.isEmpty());
            assertThat(records).as(topic).hasSize(1);
            assertThat(Bus.header(records.get(0), "ce_type")).isEqualTo("org.sparseadapter." + topic + ".v1");
            assertThat(Bus.header(records.get(0), "ce_tenant")).isEqualTo(tenant);
        }
        assertThat(await().until(() -> bus.of("alias-moved", tenant + "/bot/live"), all -> !all.isEmpty()))
                .hasSize(1);
    }

    @Test
    void aVersionBelowItsGateIsRejectedWithTheReason() {
        Shop.submitted(tenant, "bot", GATE);
        new TestWorker(bus, tenant, "bot", 1).play(0.6, "REJECTED");
        assertThat(Shop.version(tenant, "bot", 1).getString("reason")).contains("0.6000", "0.7000");
        trainer(tenant).get("/v1/adapters/bot/aliases/live").then().statusCode(404);
    }

    @Test
    void aVersionIsComparedWithTheServedOneOnItsOwnData() {
        String rule = "{\"alias\": \"live\", \"metric\": \"accuracy\", \"notBelowLiveBy\": 0.02}";
        Shop.submitted(tenant, "bot", rule);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
        Shop.submitted(tenant, "bot", rule);
        // The test's worker finds 0.8 for the served version.
        new TestWorker(bus, tenant, "bot", 2).play(0.75, "REJECTED");
        assertThat(Shop.version(tenant, "bot", 2).getString("reason")).contains("version 1, which live names");
        assertThat(Shop.version(tenant, "bot", 2).getList("lineage.name")).contains("bot@1");
        Shop.submitted(tenant, "bot", rule);
        new TestWorker(bus, tenant, "bot", 3).play(0.79, "READY");
        trainer(tenant).get("/v1/adapters/bot/aliases/live").then().body("version", equalTo(3));
    }

    @Test
    void numbersHaveNoGapsUnderConcurrency() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            Callable<Integer> submit = () -> Shop.submitted(tenant, "busy", "");
            List<Integer> numbers = callers.invokeAll(Collections.nCopies(12, submit)).stream()
                    .map(VersionPathIT::value)
                    .sorted()
                    .toList();
            assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aRepeatedRequestMakesNothingNew() {
        Map<String, String> key = Map.of("Idempotency-Key", "order-17");
        Shop.submit(tenant, "bot", Shop.recipe(""), key).then().statusCode(202).body("version", equalTo(1));
        Shop.submit(tenant, "bot", Shop.recipe(""), key).then().statusCode(202).body("version", equalTo(1));
        Shop.submit(tenant, "bot", Shop.recipe(GATE), key)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("Idempotency-Key"));
        Shop.submit(tenant, "bot", Shop.recipe(""), Map.of()).then().body("version", equalTo(2));
    }

    @Test
    void aRequestIsStillRepeatedAfterRecipesGainedFields() {
        Map<String, String> key = Map.of("Idempotency-Key", "order-18");
        Shop.submit(tenant, "bot", Shop.recipe(GATE), key).then().statusCode(202);
        shop.storedByAnEarlierRelease(tenant, "bot", 1);
        assertThat(Shop.version(tenant, "bot", 1).getMap("recipe.train")).doesNotContainKey("labelSmoothing");

        Shop.submit(tenant, "bot", Shop.recipe(GATE), key)
                .then()
                .statusCode(202)
                .body("version", equalTo(1));
        for (String other : List.of(
                Shop.recipe(""),
                Shop.recipe(GATE).replace("\"seed\": 7", "\"seed\": 8"),
                Shop.recipe(GATE).replace("\"seed\": 7", "\"seed\": 7, \"train\": {\"labelSmoothing\": 0.1}"),
                Shop.recipe(GATE).replace("intents", "intents@sha256:" + "0".repeat(64)))) {
            Shop.submit(tenant, "bot", other, key)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("Idempotency-Key"));
        }
    }

    @Test
    void weightsOfClassesAreForTheLabelsOfTheDataset() {
        Datasets.make(tenant, "mail");
        String recipe = Shop.recipe("").replace("intents", "mail").replace("\"seed\": 7", "\"train\": %s");
        refused(recipe.formatted("{\"classWeights\": {\"greeting\": 2, \"spam\": 1}}"), "train.classWeights")
                .body(
                        "errors[0].problem",
                        containsString("\"farewell\", \"greeting\", found weights for \"greeting\", \"spam\""));
        refused(recipe.formatted("{\"classWeights\": {\"greeting\": 2}}"), "train.classWeights");
        trainer(tenant).get("/v1/adapters/bot/versions/1").then().statusCode(404);
        Shop.submit(tenant, "bot", recipe.formatted("{\"classWeights\": {\"greeting\": 2, \"farewell\": 1}}"), Map.of())
                .then()
                .statusCode(202);
    }

    @Test
    void whatCannotBeFollowedIsRefusedByItsField() {
        refused("{\"base\": \"gpt-9\", \"dataset\": \"intents\", \"adapter\": {\"kind\": \"none\"}}", "base");
        refused("{\"base\": \"minilm-l6\", \"dataset\": \"nothing\", \"adapter\": {\"kind\": \"none\"}}", "dataset");
        refused(
                "{\"base\": \"minilm-l6\", \"dataset\": \"intents\", \"adapter\": {\"kind\": \"none\"}, \"x\": 1}",
                "x");
        trainer(tenant).get("/v1/adapters/bot/versions/1").then().statusCode(404);
    }

    @Test
    void aBodyThatNoRecipeNeedsIsNotReadToItsEnd() {
        Shop.submit(tenant, "bot", "{\"base\": \"" + "x".repeat(300_000) + "\"}", Map.of())
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    private ValidatableResponse refused(String recipe, String field) {
        return Shop.submit(tenant, "bot", recipe, Map.of())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void aCancelledVersionStopsItsWorkerAndIgnoresItsResult() {
        Shop.submitted(tenant, "bot", GATE);
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        worker.mask();
        WorkItem train = worker.claim(Stage.TRAIN);
        String checkpoint = worker.store("checkpoint to drop of " + tenant);
        TestWorker.heartbeat(train.workId(), 1, Optional.of(checkpoint)).then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        TestWorker.heartbeat(train.workId(), 1, Optional.empty()).then().statusCode(409);
        bus.send(worker.trainResult(train));
        bus.send(worker.progress(train, 6));
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        await().until(() -> worker.blobStatus(checkpoint), status -> status == 404);
        // A second version passes through the same topics, so the late result has been read by then.
        Shop.submitted(tenant, "bot", GATE);
        new TestWorker(bus, tenant, "bot", 2).play(0.9, "READY");
        assertThat(Shop.version(tenant, "bot", 1).getString("state")).isEqualTo("CANCELLED");
        assertThat(Shop.version(tenant, "bot", 1).getString("artifact")).isNull();
    }

    @Test
    void anArtifactThatCannotBeServedFailsTheVersion() {
        Shop.submitted(tenant, "bot", GATE);
        TestWorker worker = new TestWorker(bus, tenant, "bot", 1);
        worker.mask();
        WorkItem train = worker.claim(Stage.TRAIN);
        String otherBase = "sha256:" + "0".repeat(64);
        bus.send(worker.trainResult(train, Artifacts.of(ArtifactKind.ADAPTER, train, otherBase)));
        worker.awaitState("FAILED");
        assertThat(Shop.version(tenant, "bot", 1).getString("reason")).contains("artifact-unusable", otherBase);
    }

    @Test
    void aNamedVersionCannotBeRetired() {
        Shop.submitted(tenant, "bot", GATE);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(409);
        trainer(tenant).delete("/v1/adapters/bot/aliases/live").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        assertThat(Shop.version(tenant, "bot", 1).getString("state")).isEqualTo("RETIRED");
        service()
                .get("/internal/v1/tenants/{t}/adapters/bot/versions/1", tenant)
                .then()
                .statusCode(404);
    }

    @Test
    void anotherTenantSeesNothing() {
        Shop.submitted(tenant, "bot", GATE);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
        String other = newTenant();
        for (String path : List.of(
                "versions/1", "versions/1/artifact", "versions/1/events", "aliases/live", "aliases/live/history")) {
            trainer(other).get("/v1/adapters/bot/" + path).then().statusCode(404);
        }
        trainer(other).delete("/v1/adapters/bot/versions/1").then().statusCode(404);
        trainer(other).delete("/v1/adapters/bot/aliases/live").then().statusCode(404);
        Shop.submit(other, "bot", Shop.recipe("").replace("intents", "intents@" + datasetDigest), Map.of())
                .then()
                .statusCode(422);
    }

    private static int value(Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
