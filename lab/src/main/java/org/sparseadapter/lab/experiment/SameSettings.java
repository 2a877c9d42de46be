// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The check that runs of one cell on one dataset differ in their seeds alone, so that a mean over them means something. */
final class SameSettings {
    private SameSettings() {}

    /**
     * Checks results that are drawn without saying which grid they belong to.
     *
     * @throws GridException when a folder holds runs of several grids, naming what differs
     */
    static void require(Collection<RunResult> results) {
        Map<String, JsonNode> first = new HashMap<>();
        for (RunResult result : results) {
            String cell = result.dataset() + " " + result.cell();
            JsonNode settings = settings(result);
            JsonNode other = first.putIfAbsent(cell, settings);
            if (other != null) {
                difference("", other, settings).ifPresent(text -> {
                    throw new GridException("--render: runs of " + cell + " differ in " + text
                            + "; give the grid's options too, to say which of them are meant");
                });
            }
        }
    }

    private static JsonNode settings(RunResult result) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("baseDigest", result.base());
        ObjectNode recipe = RunKey.determining(result);
        recipe.remove("seed");
        settings.setAll(recipe);
        return settings;
    }

    /** The first field that differs, with both values. */
    private static Optional<String> difference(String path, JsonNode one, JsonNode other) {
        if (one.equals(other)) {
            return Optional.empty();
        }
        if (one.isObject() && other.isObject()) {
            Iterable<String> names = one.size() >= other.size() ? one::fieldNames : other::fieldNames;
            return StreamSupport.stream(names.spliterator(), false)
                    .flatMap(name ->
                            difference(path.isEmpty() ? name : path + "." + name, one.path(name), other.path(name))
                                    .stream())
                    .findFirst();
        }
        return Optional.of(path + " (" + one + " and " + other + ")");
    }
}
