// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.observe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the published document to what the service is, so that no call changes unseen. After a change that is meant,
 * copy what this test leaves in {@code target}.
 */
@QuarkusTest
class OpenApiDocumentIT {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi", "registry-service.json");
    private static final Path ACTUAL = Path.of("target", "registry-service.openapi.json");

    @Test
    void isTheOneThatIsPublished() throws IOException {
        ObjectMapper json = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        String answer = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Object now = json.readValue(answer, Object.class);
        Files.writeString(ACTUAL, json.writeValueAsString(now) + "\n");
        JsonNode published = json.readTree(Files.readString(DOCUMENT));
        assertThat(json.<JsonNode>valueToTree(now))
                .as("if the change is meant: cp registry-service/%s docs/openapi/registry-service.json", ACTUAL)
                .isEqualTo(published);
    }
}
