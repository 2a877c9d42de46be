// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;
import static org.sparseadapter.registry.Callers.trainer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fusion stands on versions that are there for as long as it needs them. */
@QuarkusTest
class FusionIT {
    private static final String OTHER_DIGEST = "sha256:" + "0".repeat(64);

    @Inject
    Shop shop;

    private final Bus bus = new Bus();
    private String tenant;

    @BeforeEach
    void makeParts() {
        tenant = newTenant();
        shop.dataset(tenant, "intents");
        made("red", "{\"kind\": \"pfeiffer\", \"bottleneck\": 8}");
        made("blue", "{\"kind\": \"houlsby\", \"bottleneck\": 8}");
    }

    @AfterEach
    void close() {
        bus.close();
    }

    @Test
    void partsStayForAsLongAsAFusionUsesThem() {
        fuse("red@1", "blue@1").statusCode(202).body("version", equalTo(1));
        trainer(tenant).delete("/v1/adapters/fused/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/fused").then().statusCode(204);
        fuse("red@1", "blue@1").statusCode(202).body("version", equalTo(1));
        JsonPath fused = Shop.version(tenant, "fused", 1);
        String red = Shop.version(tenant, "red", 1).getString("artifact.digest");
        String blue = Shop.version(tenant, "blue", 1).getString("artifact.digest");
        assertThat(fused.getList("recipe.adapter.of")).containsExactly("red@1@" + red, "blue@1@" + blue);
        assertThat(fused.getList("lineage.findAll { it.relation == 'PART' }.name"))
                .containsExactlyInAnyOrder("red@1", "blue@1");
        keptFor("red", "fused@1");
        fuse("red@1", "blue@1").statusCode(202).body("version", equalTo(2));
        trainer(tenant).delete("/v1/adapters/fused/versions/2").then().statusCode(204);

        new TestWorker(bus, tenant, "fused", 1).play(0.9, "READY");
        keptFor("red", "fused@1");
        keptFor("blue", "fused@1");
        trainer(tenant).delete("/v1/adapters/fused/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/red/versions/1").then().statusCode(204);
        trainer(tenant).delete("/v1/adapters/blue").then().statusCode(204);
        service().get("/internal/v1/tenants/{t}/blobs/{d}", tenant, blue).then().statusCode(404);
        assertThat(Shop.version(tenant, "fused", 1).getList("lineage.name")).contains("red@1", "blue@1");
    }

    @Test
    void whatCannotBeAPartIsRefusedByItsPlace() {
        made("bare", "{\"kind\": \"none\"}");
        Shop.submitted(tenant, "red", "");
        refused("adapter.of[1]", "there is no version green@1", "red@1", "green@1");
        refused("adapter.of[0]", "found red@2 REQUESTED", "red@2", "blue@1");
        refused(
                "adapter.of[1]",
                "expected a houlsby or pfeiffer adapter, found bare@1 of kind none",
                "red@1",
                "bare@1");
        refused("adapter.of[1]", "found " + OTHER_DIGEST, "red@1", "blue@1@" + OTHER_DIGEST);
        String other = newTenant();
        shop.dataset(other, "intents");
        Shop.submit(other, "fused", recipe("red@1", "blue@1"), Map.of())
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("adapter.of[0]"))
                .body("errors[1].field", equalTo("adapter.of[1]"));
    }

    private void made(String adapter, String config) {
        Shop.submit(tenant, adapter, Shop.recipeOf(config), Map.of()).then().statusCode(202);
        new TestWorker(bus, tenant, adapter, 1).play(0.9, "READY");
    }

    @Test
    void aRepeatedRequestMeansThePartsThatItNamedThen() {
        Map<String, String> key = Map.of("Idempotency-Key", "order-3");
        String red = Shop.version(tenant, "red", 1).getString("artifact.digest");
        for (String first : List.of("red@1", "red@1@" + red)) {
            Shop.submit(tenant, "fused", recipe(first, "blue@1"), key)
                    .then()
                    .statusCode(202)
                    .body("version", equalTo(1));
        }
        for (String other : List.of(recipe("blue@1", "red@1"), recipe("red@1@" + OTHER_DIGEST, "blue@1"))) {
            Shop.submit(tenant, "fused", other, key)
                    .then()
                    .statusCode(422)
                    .body("errors[0].field", equalTo("Idempotency-Key"));
        }
    }

    private ValidatableResponse fuse(String first, String second) {
        return Shop.submit(tenant, "fused", recipe(first, second), Map.of()).then();
    }

    private static String recipe(String first, String second) {
        return Shop.recipeOf("{\"kind\": \"fusion\", \"of\": [\"" + first + "\", \"" + second + "\"]}");
    }

    private void refused(String field, String problem, String first, String second) {
        fuse(first, second)
                .statusCode(422)
                .body("errors[0].field", equalTo(field))
                .body("errors[0].problem", containsString(problem));
    }

    private void keptFor(String part, String user) {
        trainer(tenant)
                .delete("/v1/adapters/{a}/versions/1", part)
                .then()
                .statusCode(409)
                .body("detail", containsString(user));
        trainer(tenant).delete("/v1/adapters/{a}", part).then().statusCode(409).body("detail", containsString(user));
    }
}
