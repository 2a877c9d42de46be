// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An adapter as the registry describes it in a list.
 *
 * @param name its name
 * @param newest number of its newest version; 0 before there is one
 * @param newestState the state of that version; empty before there is one
 * @param aliases version numbers by the aliases that name them
 * @param createdAt time of the request for its first version
 * @param json the registry's whole description
 */
public record AdapterDocument(
        String name,
        int newest,
        String newestState,
        SortedMap<String, Integer> aliases,
        Optional<Instant> createdAt,
        JsonNode json) {

    static AdapterDocument of(JsonNode json) {
        SortedMap<String, Integer> aliases = new TreeMap<>();
        for (Map.Entry<String, JsonNode> alias : json.path("aliases").properties()) {
            aliases.put(alias.getKey(), alias.getValue().asInt());
        }
        return new AdapterDocument(
                json.path("name").asText(),
                json.path("latest").asInt(),
                json.path("latestState").asText(""),
                aliases,
                Instants.read(json.path("createdAt")),
                json);
    }
}
