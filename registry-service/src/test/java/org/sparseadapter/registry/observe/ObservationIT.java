// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.observe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.make;
import static org.sparseadapter.registry.Datasets.request;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ObservationIT {

    @Test
    void countsRequestsByTenant() {
        String tenant = newTenant();
        trainer(tenant).get("/v1/adapters").then().statusCode(200);
        trainer(tenant).get("/v1/adapters/none").then().statusCode(404);
        assertThat(metrics())
                .containsPattern(
                        "sparse_adapter_requests_seconds_count\\{operation=\"AdapterResource.list\",status=\"200\",tenant=\""
                                + tenant + "\"")
                .containsPattern(
                        "sparse_adapter_requests_seconds_count\\{operation=\"AdapterResource.show\",status=\"404\",tenant=\""
                                + tenant + "\"");
    }

    @Test
    void countsNoTenantThatNobodyVouchesFor() {
        given().header("Authorization", "Bearer x.y.z")
                .get("/v1/adapters")
                .then()
                .statusCode(401);
        assertThat(metrics()).doesNotContain("x.y.z");
    }

    @Test
    void tellsHowMuchWorkWaits() {
        String tenant = newTenant();
        make(tenant, "intents");
        request(tenant, "bot", "intents");
        Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(metrics())
                .containsPattern("sparse_adapter_work\\{stage=\"mask\",state=\"waiting\"\\} [1-9]")
                .containsPattern("sparse_adapter_work\\{stage=\"train\",state=\"running\"\\} [0-9]")
                .contains("sparse_adapter_outbox_records ")
                .contains("sparse_adapter_outbox_lag_seconds "));
    }

    @Test
    void isLiveAndReady() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.name", hasItem("Blob store"))
                .body("status", equalTo("UP"));
    }

    @Test
    void describesItselfWithItsErrors() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("SparseAdapter registry"))
                .body("components.schemas.Problem.properties.errors.items.properties.line.type", equalTo("integer"))
                .body("paths.'/v1/datasets/{name}'.post.responses.default.'$ref'", containsString("Problem"));
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }
}
