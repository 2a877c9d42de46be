// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.service;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.core.text.Digests;

@QuarkusTest
class BlobResourceIT {
    private static final String ABSENT = "sha256:" + "0".repeat(64);

    @Inject
    BlobConfig config;

    @Inject
    BlobSweep sweep;

    @Test
    void givesBackEveryByte() {
        String tenant = known(Long.MAX_VALUE);
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        put(tenant, Digests.sha256(bytes), bytes).statusCode(201);
        put(tenant, Digests.sha256(bytes), bytes).statusCode(200);
        byte[] read = service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, Digests.sha256(bytes))
                .then()
                .statusCode(200)
                .header("Content-Length", "3000000")
                .extract()
                .asByteArray();
        assertThat(read).isEqualTo(bytes);
    }

    @Test
    void refusesBytesOfAnotherDigestAndKeepsNothing() throws Exception {
        String tenant = known(Long.MAX_VALUE);
        put(tenant, ABSENT, bytes("abc")).statusCode(422).body("errors[0].field", equalTo("digest"));
        get(tenant, Digests.sha256(bytes("abc"))).statusCode(404);
        assertThat(files(tenant)).isZero();
    }

    @Test
    void aDigestOpensNothingForAnotherTenant() {
        String owner = known(Long.MAX_VALUE);
        String other = known(Long.MAX_VALUE);
        put(owner, Digests.sha256(bytes("abc")), bytes("abc")).statusCode(201);
        get(other, Digests.sha256(bytes("abc"))).statusCode(404);
    }

    @Test
    void holdsATenantToItsQuota() throws Exception {
        String tenant = known(5);
        put(tenant, Digests.sha256(bytes("abc")), bytes("abc")).statusCode(201);
        put(tenant, Digests.sha256(bytes("def")), bytes("def"))
                .statusCode(413)
                .contentType("application/problem+json")
                .body("detail", containsString("quota of 5 bytes has 2 left"));
        put(tenant, Digests.sha256(bytes("abc")), bytes("abc")).statusCode(200);
        assertThat(files(tenant)).isEqualTo(1);
    }

    @Test
    void doesNotKnowATenantThatNobodyNamed() {
        put(newTenant(), Digests.sha256(bytes("abc")), bytes("abc")).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "%2e%2e",
                "%252e%252e",
                "..%2f..%2fetc",
                "a%5cb",
                "a%00",
                "%2fetc",
                "\uFF0E\uFF0E",
                ".incoming",
                "UPPER"
            })
    void refusesNamesThatCouldLeadElsewhere(String tenant) {
        int status = service()
                .urlEncodingEnabled(false)
                .get("/internal/v1/tenants/" + tenant + "/blobs/" + ABSENT)
                .then()
                .extract()
                .statusCode();
        assertThat(status).isBetween(400, 499);
        int digestStatus = service()
                .urlEncodingEnabled(false)
                .get("/internal/v1/tenants/acme/blobs/" + tenant)
                .then()
                .extract()
                .statusCode();
        assertThat(digestStatus).isBetween(400, 499);
    }

    @Test
    void givesUpWhatNothingNamesOnceItIsOld() throws Exception {
        String tenant = known(Long.MAX_VALUE);
        put(tenant, Digests.sha256(bytes("abc")), bytes("abc")).statusCode(201);
        sweep.sweep(Instant.now());
        get(tenant, Digests.sha256(bytes("abc"))).statusCode(200);
        sweep.sweep(Instant.now().plus(Duration.ofDays(2)));
        get(tenant, Digests.sha256(bytes("abc"))).statusCode(404);
        assertThat(files(tenant)).isZero();
    }

    private static String known(long quota) {
        String tenant = newTenant();
        admin().contentType("application/json")
                .body("{\"blobBytes\": " + quota + "}")
                .put("/v1/tenants/{t}", tenant)
                .then()
                .statusCode(204);
        return tenant;
    }

    private static ValidatableResponse put(String tenant, String digest, byte[] bytes) {
        return service()
                .contentType("application/octet-stream")
                .body(bytes)
                .put("/internal/v1/tenants/{t}/blobs/{d}", tenant, digest)
                .then();
    }

    private static ValidatableResponse get(String tenant, String digest) {
        return service()
                .get("/internal/v1/tenants/{t}/blobs/{d}", tenant, digest)
                .then();
    }

    private long files(String tenant) throws Exception {
        Path folder = config.blobsFolder().resolve(tenant);
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
