// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * A sealed dataset.
 *
 * @param name its name
 * @param digest what it is known by for ever
 * @param rows how many rows its splits have together
 * @param json all that the registry said
 */
public record DatasetDocument(String name, String digest, long rows, JsonNode json) {
    static DatasetDocument of(JsonNode json) {
        long rows = StreamSupport.stream(json.path("rows").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
        return new DatasetDocument(
                json.path("name").asText(), json.path("digest").asText(), rows, json);
    }
}
