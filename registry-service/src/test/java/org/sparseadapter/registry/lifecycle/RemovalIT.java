// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is removed leaves the service first, and then leaves nothing behind. */
@QuarkusTest
class RemovalIT {
    @Inject
    Shop shop;

    private final Bus bus = new Bus();
    private String tenant;
    private String artifact;

    @BeforeEach
    void serveAVersion() {
        tenant = newTenant();
        shop.dataset(tenant, "intents");
        assertThat(Shop.submitted(tenant, "bot", "")).isEqualTo(1);
        new TestWorker(bus, tenant, "bot", 1).play(0.9, "READY");
        artifact = trainer(tenant)
                .contentType(ContentType.JSON)
                .body("{\"version\": 1}")
                .put("/v1/adapters/bot/aliases/live")
                .then()
                .statusCode(200)
                .extract()
                .path("digest");
        blob(200);
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void anAdapterStaysWhileAnAliasNamesIt() {
        trainer(tenant).get("/v1/adapters/bot").then().statusCode(200).body("aliases.live", equalTo(1));
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(409).body("detail", containsString("live"));
        trainer(tenant).delete("/v1/adapters/bot/aliases/live").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(204);
        trainer(tenant).get("/v1/adapters/bot/versions/1").then().statusCode(404);
        blob(404);
        awaitTombstone();
    }

    @Test
    void aTenantsAliasesEndWithIt() {
        admin().delete("/v1/tenants/{t}", tenant).then().statusCode(204);
        trainer(tenant).get("/v1/adapters/bot/aliases/live").then().statusCode(404);
        blob(404);
        awaitTombstone();
    }

    private void awaitTombstone() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> records = bus.of("alias-moved", tenant + "/bot/live");
            assertThat(records).hasSizeGreaterThan(1);
            assertThat(records.get(records.size() - 1).value()).isNull();
        });
    }

    private void blob(int status) {
        service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, artifact)
                .then()
                .statusCode(status);
    }
}
