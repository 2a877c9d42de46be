// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Problem details of HTTP errors (RFC 9457) as messages for people. */
final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 10;
    private static final int UNAUTHENTICATED = 401;

    private Problems() {}

    static ApiException of(int status, String body) {
        StringBuilder text = new StringBuilder();
        JsonNode problem = parsed(body);
        text.append(problem.path("title").asText("The server answered " + status));
        if (problem.hasNonNull("detail")) {
            text.append(": ").append(problem.get("detail").asText());
        }
        JsonNode errors = problem.path("errors");
        for (int i = 0; i < Math.min(SHOWN, errors.size()); i++) {
            text.append("\n  ").append(fault(errors.get(i)));
        }
        if (errors.size() > SHOWN) {
            text.append("\n  ... and ").append(errors.size() - SHOWN).append(" more");
        }
        if (status == UNAUTHENTICATED) {
            text.append("\nGive a valid token with --token or SPARSE_ADAPTER_TOKEN; `sparse-adapter up` prints some.");
        }
        return new ApiException(status, text.toString());
    }

    private static String fault(JsonNode fault) {
        StringBuilder text = new StringBuilder();
        if (fault.hasNonNull("line")) {
            text.append("line ").append(fault.get("line").asText()).append(' ');
        }
        if (fault.hasNonNull("field")) {
            text.append(fault.get("field").asText()).append(": ");
        }
        return text.append(fault.path("problem").asText("")).toString();
    }

    private static JsonNode parsed(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node != null && node.isObject() ? node : JSON.createObjectNode();
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }
}
