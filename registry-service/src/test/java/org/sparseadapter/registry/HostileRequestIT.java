// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.TSV;
import static org.sparseadapter.registry.Datasets.upload;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparseadapter.testkit.PlatformResource;

/** Hostile requests: a clear answer, nothing kept, the service up. */
@QuarkusTest
class HostileRequestIT {
    @TestHTTPResource("/")
    URL address;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "%2e%2e",
                "%252e%252e",
                "..%2f..%2fetc%2fpasswd",
                "a%5c..",
                "a%00b",
                "%2fetc",
                "-a",
                ".a",
                "A",
                "a%20b",
                "\uFF0E\uFF0E",
                "\u202Ea",
                "a\u200B"
            })
    void refusesNamesThatCouldLeadElsewhere(String name) {
        for (String path : new String[] {
            "/v1/adapters/%s", "/v1/datasets/%s", "/v1/adapters/%s/versions", "/v1/adapters/a/aliases/%s"
        }) {
            Response answer = trainer(newTenant()).urlEncodingEnabled(false).get(path.formatted(name));
            assertThat(answer.statusCode()).as(path + " " + name).isBetween(400, 499);
            assertThat(answer.asString()).doesNotContain("root:");
        }
        Response put = trainer(newTenant())
                .urlEncodingEnabled(false)
                .contentType("text/csv")
                .body(TSV)
                .put("/v1/datasets/" + name + "/train");
        assertThat(put.statusCode()).isBetween(400, 499);
        Response tenant = admin().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .put("/v1/tenants/" + name);
        assertThat(tenant.statusCode()).isBetween(400, 499);
    }

    @Test
    void namesTheNameThatIsWrong() {
        problem(trainer(newTenant()).get("/v1/adapters/UPPER").then(), 422)
                .body("errors[0].field", equalTo("name"))
                .body("errors[0].problem", containsString("a-z"));
    }

    @Test
    void refusesNamesOfTenKilobytes() {
        String name = "a".repeat(10_000);
        problem(trainer(newTenant()).get("/v1/adapters/" + name).then(), 422);
        upload(newTenant(), name, "train", TSV).statusCode(422);
    }

    @Test
    void refusesLargeJson() {
        String large = "{\"version\": 1, \"x\": \"" + "a".repeat(2 << 20) + "\"}";
        problem(putAlias(large), 413);
        problem(postRecipe(large), 413);
    }

    @Test
    void refusesLargeJsonThatComesInPieces() throws IOException {
        String token = PlatformResource.tokens().tenantToken(newTenant());
        String piece = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = "PUT /v1/adapters/a/aliases/live HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + token + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            try {
                for (int sent = 0; sent < 40; sent++) {
                    socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
                }
                socket.getOutputStream().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException expected) {
                assertThat(expected).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
            }
            InputStream answer = socket.getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 100_000})
    void refusesDeepJson(int depth) throws IOException, InterruptedException {
        String nested = "[".repeat(depth) + "]".repeat(depth);
        assertThat(status("PUT", "/v1/adapters/a/aliases/live", "{\"version\": " + nested + "}"))
                .isEqualTo(400);
        assertThat(status("POST", "/v1/adapters/a/versions", "{\"base\": " + nested + "}"))
                .isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\": 1, \"version\": 2}",
                "{\"version\": 1e999999999}",
                "{\"version\": 1} {}x",
                "\u0000",
                "{"
            })
    void refusesCrookedJson(String body) {
        int status =
                putAlias(body).contentType("application/problem+json").extract().statusCode();
        assertThat(status).isIn(400, 422);
    }

    @Test
    void namesUnknownFields() {
        problem(putAlias("{\"version\": 1, \"colour\": \"red\"}"), 400).body("errors[0].field", equalTo("colour"));
        problem(postRecipe("{\"base\": \"minilm-l6\", \"colour\": 1}"), 422).body("errors[0].field", equalTo("colour"));
    }

    @Test
    void doesNotRepeatWhatItWasSentAtLength() {
        putAlias("{\"version\": \"" + "x".repeat(100_000) + "\"}").body("detail.length()", not(greaterThan(2_000)));
    }

    @Test
    void answersWhatIsNotThereAndWhatIsNotAllowed() {
        problem(trainer(newTenant()).get("/v1/nothing").then(), 404);
        problem(trainer(newTenant()).get("/").then(), 404);
        problem(trainer(newTenant()).delete("/v1/base-models").then(), 405);
        problem(
                trainer(newTenant())
                        .contentType("text/plain")
                        .body("x")
                        .put("/v1/adapters/a/aliases/live")
                        .then(),
                415);
        problem(trainer(newTenant()).accept("image/png").get("/v1/base-models").then(), 406);
        problem(trainer(newTenant()).get("/v1/adapters?page=nine").then(), 404);
    }

    @Test
    void aTokenWithoutATenantSeesNoTenant() {
        problem(
                org.sparseadapter.registry.Callers.as("../etc", "reader")
                        .get("/v1/adapters")
                        .then(),
                403);
    }

    // Not with the client of the other tests, which pretty-prints every body beforehand.
    private int status(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + PlatformResource.tokens().tenantToken(newTenant()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static ValidatableResponse putAlias(String body) {
        return put(body).then();
    }

    private static ValidatableResponse postRecipe(String body) {
        return post(body).then();
    }

    private static Response put(String body) {
        return trainer(newTenant()).contentType("application/json").body(body).put("/v1/adapters/a/aliases/live");
    }

    private static Response post(String body) {
        return trainer(newTenant()).contentType("application/json").body(body).post("/v1/adapters/a/versions");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }
}
