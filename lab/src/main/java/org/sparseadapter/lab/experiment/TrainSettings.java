// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fields of the recipe's {@code train} object, for all adapters and for those of one kind.
 *
 * @param common fields by name
 * @param byKind fields by name, by kind of adapter; they win
 */
record TrainSettings(Map<String, JsonNode> common, Map<String, Map<String, JsonNode>> byKind) {
    TrainSettings {
        common = Map.copyOf(common);
        byKind = Map.copyOf(byKind);
    }

    /**
     * Reads settings.
     *
     * @param arguments each {@code FIELD=VALUE} or {@code KIND.FIELD=VALUE}
     */
    static TrainSettings parse(List<String> arguments) {
        Map<String, JsonNode> common = new TreeMap<>();
        Map<String, Map<String, JsonNode>> byKind = new TreeMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || parts[1].isEmpty()) {
                throw new GridException("expected FIELD=VALUE or KIND.FIELD=VALUE, found '" + argument + "'");
            }
            String[] path = parts[0].split("\\.", 2);
            Map<String, JsonNode> fields =
                    path.length == 1 ? common : byKind.computeIfAbsent(path[0], kind -> new TreeMap<>());
            fields.put(path[path.length - 1], Spec.value(parts[1]));
        }
        return new TrainSettings(common, byKind);
    }

    /** The {@code train} object for an adapter. */
    ObjectNode json(Spec adapter) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(common).forEach(json::set);
        new TreeMap<>(byKind.getOrDefault(adapter.kind(), Map.of())).forEach(json::set);
        return json;
    }
}
