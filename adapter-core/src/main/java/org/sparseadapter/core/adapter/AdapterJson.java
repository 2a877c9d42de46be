// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;

/** The {@code adapter} object of recipes and artifacts: a {@code kind}, and what that kind adds. */
public final class AdapterJson {

    private static final String KIND = "kind";

    private AdapterJson() {}

    /**
     * Reads an adapter's settings.
     *
     * @param path the JSON path to name in errors, usually {@code adapter}
     * @throws FieldException when a field is unknown, of another type or out of range
     */
    public static AdapterConfig read(JsonNode node, String path) {
        JsonNode word = Fields.open(node, path).raw(KIND).orElseThrow(() -> wrong(path, "missing, " + expected()));
        if (!word.isTextual()) {
            throw wrong(path, expected() + ", found " + Fields.shown(word));
        }
        AdapterKind<?> kind = AdapterKinds.named(word.textValue()).orElseThrow(() -> unknown(word, path));
        String[] known = Stream.concat(Stream.of(KIND), kind.fields().stream()).toArray(String[]::new);
        return kind.read(Fields.of(node, path, known));
    }

    private static FieldException unknown(JsonNode word, String path) {
        return BaselineKind.named(word.textValue())
                .map(baseline -> wrong(
                        path,
                        baseline.word() + " (" + baseline.meaning()
                                + ") exists in the command experiment alone: it cannot share a frozen base; "
                                + expected()))
                .orElseGet(() -> wrong(path, expected() + ", found " + Fields.shown(word)));
    }

    private static String expected() {
        return "expected one of " + String.join(", ", AdapterKinds.words(kind -> true));
    }

    private static FieldException wrong(String path, String problem) {
        return new FieldException(path + "." + KIND, problem);
    }

    /** Writes an adapter's settings with every default spelt out. */
    public static ObjectNode write(AdapterConfig adapter) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(KIND, adapter.kind());
        AdapterKinds.of(adapter).write(adapter, node);
        return node;
    }
}
