// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.text.Digests;

/**
 * The digest of all that determines a run's result, by which a result is found again. Devices only round differently: they
 * do not count, so that a grid can go on on another machine.
 */
final class RunKey {
    /** The generation of results: it grows when the same recipe no longer gives the same result. */
    private static final int GENERATION = 1;

    private RunKey() {}

    /**
     * A run's key.
     *
     * @param recipe canonical, the dataset pinned by digest
     * @param parts keys of the runs whose adapters are fused
     * @param base digest of the base model's weights
     */
    static String of(ObjectNode recipe, List<String> parts, String base) {
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("generation", GENERATION)
                .put("base", base);
        whole.set("recipe", determining(recipe));
        if (!parts.isEmpty()) {
            parts.forEach(whole.withArray("/parts")::add);
        }
        return Digests.sha256(whole.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The fields of a canonical recipe that determine the result. Keeping the trunk changes the last bits and what a run takes, so it
     * counts.
     */
    private static ObjectNode determining(ObjectNode recipe) {
        ObjectNode determining = recipe.deepCopy();
        determining.remove("promote");
        ((ObjectNode) determining.get("train")).remove("checkpointEvery");
        return determining;
    }

    /** The fields of a stored recipe that determine the result by today's rules; all where it is no recipe any more. */
    static ObjectNode determining(RunResult result) {
        try {
            return determining(RunRecipes.canonical((ObjectNode) result.recipe()));
        } catch (FieldException e) {
            return ((ObjectNode) result.recipe()).deepCopy();
        }
    }

    /**
     * The key that a stored result has today. A field that recipes did not have when it was made takes its default, so
     * a new setting does not make old results unknown; a default that changed does.
     */
    static String of(RunResult result) {
        try {
            List<String> parts = result.parts().stream()
                    .map(part -> of(part, List.of(), result))
                    .toList();
            return of(result.recipe(), parts, result);
        } catch (FieldException e) {
            return result.key();
        }
    }

    private static String of(JsonNode stored, List<String> parts, RunResult result) {
        return of(RunRecipes.canonical((ObjectNode) stored), parts, result.base());
    }
}
