// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.NoWidthException;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Names;
import org.sparseadapter.core.json.StrictMapper;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.task.TaskConfig;

/**
 * Recipes as JSON. Reading is strict: a field that is unknown, of another type or out of range is refused with its path.
 * Writing gives the canonical form: every default spelt out, {@code largeSparse} resolved into width and sparsity, fields
 * in one order; it reads back as the same recipe.
 */
public final class RecipeJson {

    /** The most characters of a recipe. */
    public static final int MOST_CHARACTERS = 64 << 10;

    private static final int MOST_NESTING = 16;

    private static final ObjectMapper MAPPER = StrictMapper.nesting(MOST_NESTING, MOST_CHARACTERS);

    private RecipeJson() {}

    /**
     * Reads a recipe.
     *
     * @throws FieldException when it is not JSON, too large or too deep, or not a recipe
     */
    public static Recipe read(String json) {
        if (json.length() > MOST_CHARACTERS) {
            throw new FieldException(
                    "", "expected a recipe of at most " + MOST_CHARACTERS + " characters, found " + json.length());
        }
        if (json.isBlank()) {
            throw new FieldException("", "expected a JSON object, found nothing");
        }
        try {
            return read(MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new FieldException("", "not a JSON document: " + problem(e));
        }
    }

    /**
     * Reads a recipe from a tree.
     *
     * @throws FieldException when it is not a recipe
     */
    public static Recipe read(JsonNode json) {
        Fields fields =
                Fields.of(json, "", "base", "dataset", "task", "adapter", "pruning", "train", "seed", "promote");
        String base = Names.require("base", fields.text("base", "the id of a base model"));
        DatasetRef dataset = DatasetRef.parse(fields.text("dataset", "the name of a dataset"));
        AdapterConfig adapter = AdapterJson.read(
                fields.raw("adapter")
                        .orElseThrow(() -> fields.error("adapter", "missing, expected an object with a kind")),
                "adapter");
        if (adapter.folded()) {
            throw fields.error(
                    "adapter." + AdapterConfig.FOLDED, "belongs to artifacts; a recipe describes what is trained");
        }
        PruningJson.Read pruning = fields.raw("pruning")
                .map(PruningJson::read)
                .orElseGet(() -> new PruningJson.Read(PruningConfig.defaults(), OptionalInt.empty()));
        TaskConfig task = fields.raw("task").map(TaskJson::read).orElseGet(TaskConfig::defaults);
        return new Recipe(
                base,
                dataset,
                task,
                widened(adapter, pruning.largeSparse()),
                pruning.config(),
                fields.raw("train").map(TrainJson::read).orElse(TrainConfig.DEFAULTS),
                fields.wide("seed", 0),
                fields.raw("promote")
                        .filter(node -> !node.isNull())
                        .map(node -> PromotionJson.read(node, task.kind())));
    }

    /** The canonical form. */
    public static ObjectNode write(Recipe recipe) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("base", recipe.base())
                .put("dataset", recipe.dataset().toString());
        node.set("task", TaskJson.write(recipe.task()));
        node.set("adapter", AdapterJson.write(recipe.adapter()));
        node.set("pruning", PruningJson.write(recipe.pruning()));
        node.set("train", TrainJson.write(recipe.train()));
        node.set("seed", number(recipe.seed()));
        recipe.promote()
                .ifPresentOrElse(
                        promotion -> node.set("promote", PromotionJson.write(promotion)),
                        () -> node.putNull("promote"));
        return node;
    }

    private static AdapterConfig widened(AdapterConfig adapter, OptionalInt factor) {
        if (factor.isEmpty()) {
            return adapter;
        }
        OptionalInt width = adapter.width();
        if (width.isPresent() && width.getAsInt() > AdapterConfig.MOST_WIDTH / factor.getAsInt()) {
            throw new FieldException(
                    PruningJson.LARGE_SPARSE,
                    "expected a widened adapter of at most " + AdapterConfig.MOST_WIDTH + ", found " + width.getAsInt()
                            + " x " + factor.getAsInt());
        }
        try {
            return adapter.widened(factor.getAsInt());
        } catch (NoWidthException e) {
            throw new FieldException(PruningJson.LARGE_SPARSE, e.getMessage());
        }
    }

    // As the parser would give it, so that trees that read alike are equal.
    private static JsonNode number(long value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return value == (int) value ? nodes.numberNode((int) value) : nodes.numberNode(value);
    }

    private static String problem(JsonProcessingException e) {
        return e.getOriginalMessage()
                + (e.getLocation() == null
                        ? ""
                        : " (line " + e.getLocation().getLineNr() + ", column "
                                + e.getLocation().getColumnNr() + ")");
    }
}
