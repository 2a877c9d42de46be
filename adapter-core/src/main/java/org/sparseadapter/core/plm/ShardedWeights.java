// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.sparseadapter.core.tensor.HostTensor;
import org.sparseadapter.core.text.Quoted;

/** Weights that are spread over several safetensors files, by an index that names the file of every tensor. */
final class ShardedWeights {

    private ShardedWeights() {}

    /**
     * All tensors that the index names; a tensor's values are read when asked for.
     *
     * @throws BaseModelException when a file that the index names is missing, or lacks a tensor
     */
    static Map<String, Supplier<HostTensor>> read(Path index) {
        Map<String, Supplier<HostTensor>> named = new HashMap<>();
        namesByShard(index).forEach((shard, names) -> {
            Path file = index.resolveSibling(shard);
            if (!Files.isRegularFile(file)) {
                throw new BaseModelException(index + ": the file " + shard + " is missing, which holds " + names.size()
                        + " tensors, " + names.first() + " among them");
            }
            Map<String, Supplier<HostTensor>> stored = SafetensorsWeights.read(file);
            for (String name : names) {
                if (!stored.containsKey(name)) {
                    throw new BaseModelException(index + ": tensor " + Quoted.text(name) + " is not in " + shard);
                }
                named.put(name, stored.get(name));
            }
        });
        return named;
    }

    private static SortedMap<String, SortedSet<String>> namesByShard(Path index) {
        JsonNode map;
        try {
            map = new ObjectMapper().readTree(index.toFile()).path("weight_map");
        } catch (IOException e) {
            throw new BaseModelException("cannot read " + index + ": " + e.getMessage(), e);
        }
        if (!map.isObject() || map.isEmpty()) {
            throw new BaseModelException(index + ": weight_map: expected a file for every tensor, found " + map);
        }
        SortedMap<String, SortedSet<String>> shards = new TreeMap<>();
        map.properties().forEach(entry -> {
            String shard = entry.getValue().asText();
            // A name with a separator could lead out of the model's folder.
            if (!entry.getValue().isTextual() || !shard.matches("[A-Za-z0-9][A-Za-z0-9._-]*\\.safetensors")) {
                throw new BaseModelException(index + ": weight_map." + Quoted.text(entry.getKey())
                        + ": expected the name of a safetensors file, found " + entry.getValue());
            }
            shards.computeIfAbsent(shard, file -> new TreeSet<>()).add(entry.getKey());
        });
        return shards;
    }
}
