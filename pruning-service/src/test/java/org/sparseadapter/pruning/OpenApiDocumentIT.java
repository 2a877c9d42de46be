// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.pruning;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sparseadapter.testkit.RecordedOpenApi;
import org.sparseadapter.testkit.StubRegistryResource;

@QuarkusTest
@QuarkusTestResource(StubRegistryResource.class)
class OpenApiDocumentIT {

    @Test
    void isTheRecordedOne() throws IOException {
        String served = given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        RecordedOpenApi.of("pruning-service").check(served);
    }
}
