// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * The OpenAPI document of a service as {@code docs/openapi} records it, so that no call changes unseen. After a change on
 * purpose, run the service's test with {@code -Dcontract.update=true}, which writes the document anew, and read the
 * difference.
 */
public final class RecordedOpenApi {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Path recorded;

    RecordedOpenApi(Path recorded) {
        this.recorded = recorded;
    }

    /**
     * The record of a service.
     *
     * @param service a module's name, such as {@code eval-service}; tests run in the module's folder
     */
    public static RecordedOpenApi of(String service) {
        return new RecordedOpenApi(Path.of("..", "docs", "openapi", service + ".json"));
    }

    /**
     * Compares what a service serves now.
     *
     * @param served the JSON at {@code /q/openapi?format=json}
     * @throws AssertionError naming the first place of each path that differs, with what to run if the change is meant
     */
    public void check(String served) throws IOException {
        Object now = JSON.readValue(served, Object.class);
        if (Boolean.getBoolean("contract.update")) {
            Files.createDirectories(recorded.getParent());
            Files.writeString(recorded, JSON.writeValueAsString(now) + "\n");
        }
        if (Files.notExists(recorded)) {
            throw new AssertionError(recorded + " does not exist. Run this test with -Dcontract.update=true.");
        }
        JsonNode before = JSON.readTree(Files.readString(recorded));
        StringBuilder differences = new StringBuilder();
        compare("", before, JSON.valueToTree(now), differences);
        if (!differences.isEmpty()) {
            throw new AssertionError(recorded + " differs from what is served. If that is meant, run this test with"
                    + " -Dcontract.update=true." + differences);
        }
    }

    private static void compare(String place, JsonNode before, JsonNode now, StringBuilder differences) {
        if (before.equals(now)) {
            return;
        }
        if (!before.isObject() || !now.isObject()) {
            differences.append("%n%s: recorded %s, served %s".formatted(place, word(before), word(now)));
            return;
        }
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(place + "/" + name, before.path(name), now.path(name), differences);
        }
    }

    private static String word(JsonNode node) {
        return node instanceof MissingNode ? "nothing" : node.toString();
    }
}
