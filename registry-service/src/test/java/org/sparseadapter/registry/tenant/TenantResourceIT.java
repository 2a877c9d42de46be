// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.make;
import static org.sparseadapter.registry.Datasets.request;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparseadapter.registry.blob.BlobConfig;

@QuarkusTest
class TenantResourceIT {
    @Inject
    BlobConfig config;

    @Test
    void isKnownFromItsFirstUseOn() {
        String tenant = newTenant();
        admin().get("/v1/tenants/{t}", tenant).then().statusCode(404);
        make(tenant, "intents");
        admin().get("/v1/tenants/{t}", tenant).then().statusCode(200).body("usedBlobBytes", greaterThan(0));
    }

    @Test
    void changesOnlyTheQuotasThatAreGiven() {
        String tenant = newTenant();
        put(tenant, "{\"blobBytes\": 12345}", 204);
        put(tenant, "{\"runningWork\": 2}", 204);
        admin().get("/v1/tenants/{t}", tenant)
                .then()
                .body("blobBytes", equalTo(12345))
                .body("runningWork", equalTo(2))
                .body("openVersions", equalTo(1000));
        put(tenant, "{\"blobBytes\": -1}", 422);
        put(tenant, "{\"bytes\": 1}", 400);
    }

    @Test
    void removalTakesEverythingAndLeavesOthersAlone() throws IOException {
        String tenant = newTenant();
        String other = newTenant();
        make(tenant, "intents");
        make(other, "intents");
        request(tenant, "bot", "intents");
        admin().delete("/v1/tenants/{t}", tenant).then().statusCode(204);
        admin().get("/v1/tenants/{t}", tenant).then().statusCode(404);
        trainer(tenant).get("/v1/adapters").then().body("total", equalTo(0));
        trainer(tenant).get("/v1/datasets").then().body("total", equalTo(0));
        assertThat(files(tenant)).isZero();
        trainer(other).get("/v1/datasets/intents").then().statusCode(200);
        assertThat(files(other)).isPositive();
        admin().delete("/v1/tenants/{t}", tenant).then().statusCode(404);
    }

    private static void put(String tenant, String body, int status) {
        admin().contentType("application/json")
                .body(body)
                .put("/v1/tenants/{t}", tenant)
                .then()
                .statusCode(status);
    }

    private long files(String tenant) throws IOException {
        Path folder = config.blobsFolder().resolve(tenant);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
