// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The inference service's HTTP API: predictions of a tenant's adapters. */
public final class InferenceApi {
    private final Connection connection;

    /** A client on a connection to the inference service. */
    public InferenceApi(Connection connection) {
        this.connection = connection;
    }

    /**
     * Predictions for inputs, in their order; waits for the reply.
     *
     * @param name an adapter, or one of its versions by number
     * @param alias the alias that names the version, where no number does; empty for {@code live}
     */
    public JsonNode predict(VersionName name, Optional<String> alias, List<InputDocument> inputs) {
        String query = name.version().isPresent()
                ? "?version=" + name.version().getAsInt()
                : alias.map(each -> "?alias=" + URLEncoder.encode(each, StandardCharsets.UTF_8))
                        .orElse("");
        return connection
                .send(
                        "POST",
                        path(name.adapter()) + query,
                        "application/json",
                        body(inputs).toString(),
                        Map.of())
                .body();
    }

    /** Predictions of an adapter's live version, without waiting for the reply. */
    public CompletableFuture<JsonNode> predictLater(String adapter, List<InputDocument> inputs, Duration timeout) {
        return connection.postLater(path(adapter), body(inputs), timeout);
    }

    private static String path(String adapter) {
        return "/v1/adapters/" + URLEncoder.encode(adapter, StandardCharsets.UTF_8) + "/predict";
    }

    private static ObjectNode body(List<InputDocument> inputs) {
        ObjectNode body = Connection.JSON.createObjectNode();
        ArrayNode array = body.putArray("inputs");
        inputs.forEach(input -> array.add(input.toJson()));
        return body;
    }
}
