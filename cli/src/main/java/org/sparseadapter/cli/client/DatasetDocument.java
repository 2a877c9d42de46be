// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/**
 * A sealed dataset as the registry describes it.
 *
 * @param name its name
 * @param digest digest of its manifest, which never changes
 * @param rows number of rows of all splits
 * @param json the registry's whole description
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
