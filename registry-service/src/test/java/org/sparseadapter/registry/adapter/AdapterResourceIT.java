// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.make;
import static org.sparseadapter.registry.Datasets.request;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdapterResourceIT {

    @Test
    void listsAdaptersAndVersionsByPage() {
        String tenant = newTenant();
        String digest = make(tenant, "intents");
        request(tenant, "bot", "intents");
        request(tenant, "bot", "intents@" + digest);
        request(tenant, "assistant", "intents");
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);

        trainer(tenant)
                .get("/v1/adapters")
                .then()
                .statusCode(200)
                .body("items.name", contains("assistant", "bot"))
                .body("items[1].latest", equalTo(2))
                .body("items[1].latestState", equalTo("REQUESTED"))
                .body("total", equalTo(2));
        trainer(tenant).get("/v1/adapters?prefix=b").then().body("items.name", contains("bot"));
        trainer(tenant).get("/v1/adapters?size=1&page=1").then().body("items.name", contains("bot"));
        trainer(tenant).get("/v1/adapters/bot").then().statusCode(200).body("latest", equalTo(2));
        trainer(tenant)
                .get("/v1/adapters/bot/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items[0].base", equalTo("minilm-l6"))
                .body("items[0].dataset", equalTo("intents@" + digest));
        trainer(tenant)
                .get("/v1/adapters/bot/versions?state=CANCELLED")
                .then()
                .body("items.version", contains(1))
                .body("total", equalTo(1));
        trainer(tenant)
                .get("/v1/adapters/bot/versions?state=LIVE")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("state"));
    }

    @Test
    void anotherTenantSeesNothing() {
        String owner = newTenant();
        make(owner, "intents");
        request(owner, "bot", "intents");
        String other = newTenant();
        trainer(other).get("/v1/adapters").then().statusCode(200).body("total", equalTo(0));
        trainer(other).get("/v1/adapters/bot").then().statusCode(404);
        trainer(other).get("/v1/adapters/bot/versions").then().statusCode(404);
        trainer(other).get("/v1/adapters/bot/versions/1").then().statusCode(404);
        trainer(other).delete("/v1/adapters/bot/versions/1").then().statusCode(404);
        trainer(other).delete("/v1/adapters/bot").then().statusCode(404);
        trainer(other)
                .contentType("application/json")
                .body("{\"version\": 1}")
                .put("/v1/adapters/bot/aliases/live")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsAnAdapterThatIsStillOnItsWay() {
        String tenant = newTenant();
        make(tenant, "intents");
        request(tenant, "bot", "intents");
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(409).body("detail", containsString("version 1"));
        trainer(tenant).delete("/v1/adapters/bot/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/bot").then().statusCode(204);
        trainer(tenant)
                .get("/v1/adapters/bot")
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    @Test
    void boundsPages() {
        trainer(newTenant()).get("/v1/adapters?size=0").then().statusCode(422).body("errors[0].field", equalTo("size"));
        trainer(newTenant()).get("/v1/adapters?page=-1").then().statusCode(422);
        trainer(newTenant()).get("/v1/adapters?size=501").then().statusCode(422);
        trainer(newTenant()).get("/v1/adapters?page=1000000&size=500").then().statusCode(200);
    }
}
