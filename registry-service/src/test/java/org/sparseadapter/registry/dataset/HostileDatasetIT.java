// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.sparseadapter.registry.Callers.admin;
import static org.sparseadapter.registry.Callers.newTenant;
import static org.sparseadapter.registry.Callers.trainer;
import static org.sparseadapter.registry.Datasets.TSV;
import static org.sparseadapter.registry.Datasets.seal;
import static org.sparseadapter.registry.Datasets.upload;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Data that must not get in: a clear answer, and nothing kept. */
@QuarkusTest
class HostileDatasetIT {
    private static final String TYPE = "text/tab-separated-values";

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("no label column", bytes("text\nhello\n"), "label"),
                Arguments.of("no text column", bytes("label\ngreeting\n"), "text"),
                Arguments.of("no rows", bytes("text\tlabel\n"), "row"),
                Arguments.of("nothing", bytes(""), ""),
                Arguments.of("ragged line", bytes("text\tlabel\nhello\tgreeting\nbye\n"), "line 3"),
                Arguments.of("empty text", bytes("text\tlabel\n\tgreeting\n"), "line 2"),
                Arguments.of("only spaces", bytes("text\tlabel\n   \tgreeting\n"), "line 2"),
                Arguments.of("text of 1 MB", bytes("text\tlabel\n" + "a".repeat(1_000_000) + "\tx\n"), "100000"),
                Arguments.of(
                        "invalid UTF-8",
                        new byte[] {
                            't', 'e', 'x', 't', '\t', 'l', 'a', 'b', 'e', 'l', '\n', (byte) 0xC3, '(', '\t', 'x', '\n'
                        },
                        "line 2"),
                Arguments.of("pickle", new byte[] {(byte) 0x80, 4, (byte) 0x95}, ""),
                Arguments.of("zip", bytes("PK\u0003\u0004"), ""),
                Arguments.of("control characters in a label", bytes("text\tlabel\nhello\tgree\u0007ting\n"), "line 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesUploadsAndKeepsNothing(String flaw, byte[] body, String hint) {
        String tenant = newTenant();
        problem(upload(tenant, "intents", "train", TYPE, body), 422)
                .body("errors", hasSize(greaterThan(0)))
                .body(containsString(hint));
        problem(trainer(tenant).get("/v1/datasets/intents").then(), 404);
        seal(tenant, "intents").statusCode(422);
    }

    @Test
    void namesEveryLineAtFault() {
        problem(upload(newTenant(), "intents", "train", "text\tlabel\nhello\tgreeting\nbye\n\tx\n"), 422)
                .body("errors.line", org.hamcrest.Matchers.contains(3, 4));
    }

    @Test
    void acceptsTextThatIsMerelyUnusual() {
        upload(
                        newTenant(),
                        "intents",
                        "train",
                        "\uFEFFtext\tlabel\r\n\u05E9\u05DC\u05D5\u05DD\tgreeting\r\nzero\u200Bwidth\tfarewell\r\n")
                .statusCode(200)
                .body("rows", equalTo(2));
    }

    @Test
    void refusesSplitsThatDoNotFitOneAnother() {
        String tenant = newTenant();
        upload(tenant, "intents", "train", TSV).statusCode(200);
        problem(seal(tenant, "intents"), 422).body("errors[0].field", equalTo("dev"));
        upload(tenant, "intents", "dev", "text\tlabel\nwhat\tquestion\n").statusCode(200);
        problem(seal(tenant, "intents"), 422)
                .body("errors[0].field", equalTo("dev"))
                .body("errors[0].problem", containsString("question"));
        upload(tenant, "intents", "dev", "sentence1\tsentence2\tlabel\na\tb\tgreeting\n")
                .statusCode(200);
        problem(seal(tenant, "intents"), 422).body("errors[0].problem", containsString("pairs"));
    }

    @Test
    void refusesADatasetOfOneLabel() {
        String tenant = newTenant();
        upload(tenant, "intents", "train", "text\tlabel\na\tx\nb\tx\n").statusCode(200);
        upload(tenant, "intents", "dev", "text\tlabel\na\tx\n").statusCode(200);
        problem(seal(tenant, "intents"), 422).body("errors[0].field", equalTo("train"));
    }

    @Test
    void refusesFormatsItDoesNotKnow() {
        problem(upload(newTenant(), "intents", "train", "application/zip", bytes("PK")), 415)
                .body("detail", containsString("text/csv"));
        problem(
                trainer(newTenant())
                        .contentType(TYPE)
                        .body(TSV)
                        .put("/v1/datasets/intents/train?format=pickle")
                        .then(),
                422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validation", "Train", "..", "%2e%2e", "%252e"})
    void knowsOnlyItsSplits(String split) {
        int status = trainer(newTenant())
                .urlEncodingEnabled(false)
                .contentType(TYPE)
                .body(TSV)
                .put("/v1/datasets/intents/" + split)
                .statusCode();
        org.assertj.core.api.Assertions.assertThat(status).isBetween(400, 499);
    }

    @Test
    void refusesASplitBeyondTheLimit() {
        byte[] large = new byte[(3 << 20) + 1];
        java.util.Arrays.fill(large, (byte) 'a');
        problem(upload(newTenant(), "intents", "train", TYPE, large), 413);
    }

    @Test
    void countsSplitsAgainstTheQuota() {
        String tenant = newTenant();
        admin().contentType("application/json")
                .body("{\"blobBytes\": 50}")
                .put("/v1/tenants/{t}", tenant)
                .then()
                .statusCode(204);
        problem(upload(tenant, "intents", "train", TSV), 413).body("detail", containsString("quota"));
        admin().get("/v1/tenants/{t}", tenant).then().body("usedBlobBytes", equalTo(0));
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status).contentType("application/problem+json").body("status", equalTo(status));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
