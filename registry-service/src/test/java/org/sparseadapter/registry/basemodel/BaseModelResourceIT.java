// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.basemodel;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.sparseadapter.registry.Callers.as;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BaseModelResourceIT {

    @Test
    void listsThePretrainedModelWithItsDigest() {
        as("acme", "reader")
                .get("/v1/base-models")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].id", equalTo("minilm-l6"))
                .body("[0].architecture", equalTo("bert"))
                .body("[0].layers", equalTo(6))
                .body("[0].hidden", equalTo(384))
                .body("[0].digest", matchesPattern("sha256:[0-9a-f]{64}"))
                .body("[0].pooling", equalTo("MEAN"))
                .body("[0].tasks", hasItem("CLASSIFICATION"));
    }
}
