// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sparseadapter.testkit.RecordedOpenApi;

@QuarkusTest
@WithTestResource(HttpStubRegistry.class)
class OpenApiDocumentIT {

    @Test
    void isTheRecordedOne() throws IOException {
        String served = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        RecordedOpenApi.of("inference-service").check(served);
    }
}
