// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry;

import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;

/** Labelled text for tests. */
public final class Datasets {
    /** Four rows of two classes, tab-separated. */
    public static final String TSV =
            "text\tlabel\ngood day\tgreeting\nsee you\tfarewell\nhello\tgreeting\nbye\tfarewell\n";

    private static final String RECIPE =
            """
            {"base": "minilm-l6", "dataset": "%s", "task": {"kind": "classification", "maxTokens": 32},
             "adapter": {"kind": "pfeiffer", "bottleneck": 8}}
            """;

    private Datasets() {}

    /** Uploads one split and gives the answer. */
    public static ValidatableResponse upload(String tenant, String name, String split, String type, byte[] body) {
        return Callers.trainer(tenant)
                .contentType(type)
                .body(body)
                .put("/v1/datasets/{name}/{split}", name, split)
                .then();
    }

    /** Uploads one split as TSV and gives the answer. */
    public static ValidatableResponse upload(String tenant, String name, String split, String tsv) {
        return upload(tenant, name, split, "text/tab-separated-values", tsv.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals and gives the answer. */
    public static ValidatableResponse seal(String tenant, String name) {
        return Callers.trainer(tenant).post("/v1/datasets/{name}", name).then();
    }

    /** Makes a small dataset and gives its digest. */
    public static String make(String tenant, String name) {
        upload(tenant, name, "train", TSV).statusCode(200);
        upload(tenant, name, "dev", TSV).statusCode(200);
        return seal(tenant, name).statusCode(201).extract().path("digest");
    }

    /** Asks for a version on a dataset and gives its number. */
    public static int request(String tenant, String adapter, String dataset) {
        return Callers.trainer(tenant)
                .contentType("application/json")
                .body(RECIPE.formatted(dataset))
                .post("/v1/adapters/{name}/versions", adapter)
                .then()
                .statusCode(202)
                .extract()
                .path("version");
    }
}
