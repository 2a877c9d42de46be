// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.task.TaskKind;

/**
 * The recipes of a grid. They go through the reader of all recipes, so that a grid can have whatever a recipe can.
 *
 * @param base the base model
 * @param task the recipe's {@code task} object without its kind
 * @param train training settings
 */
record RunRecipes(BaseModelInfo base, ObjectNode task, TrainSettings train) {
    /**
     * The recipe of one run; for a baseline that no recipe knows, one of its head.
     *
     * @param parts the runs whose adapters it fuses
     */
    Recipe recipe(LoadedDataset dataset, Cell cell, long seed, List<Run> parts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("base", base.id());
        json.put("dataset", dataset.name() + "@" + dataset.digest());
        json.set("task", task(dataset.kind()));
        ObjectNode adapter = Cell.isBaseline(cell.adapter().kind())
                ? AdapterJson.write(new HeadOnly())
                : cell.adapter().json("kind");
        FusionPartKinds.writeInto(adapter, parts);
        json.set("adapter", adapter);
        json.set("pruning", cell.thinning().json());
        json.set("train", train.json(cell.adapter()));
        json.put("seed", seed);
        try {
            return RecipeJson.read(json);
        } catch (FieldException e) {
            throw new GridException(cell.name() + ": " + e.getMessage());
        }
    }

    /** Texts are never longer than what the base model can read. */
    private ObjectNode task(TaskKind kind) {
        ObjectNode json = task.deepCopy().put("kind", kind.word());
        int most =
                json.has("maxTokens") ? json.get("maxTokens").intValue() : Math.min(kind.maxTokens(), base.maxTokens());
        if (most > base.maxTokens()) {
            throw new GridException(
                    "--max-tokens: " + base.id() + " reads at most " + base.maxTokens() + " tokens, found " + most);
        }
        return json.put("maxTokens", most);
    }

    /** The canonical form, which names a baseline by its own kind. */
    static ObjectNode canonical(Recipe recipe, Spec adapter) {
        ObjectNode json = RecipeJson.write(recipe);
        if (Cell.isBaseline(adapter.kind())) {
            json.set("adapter", adapter.json("kind"));
        }
        return json;
    }

    /**
     * The canonical form of what {@link #canonical(Recipe, Spec)} once gave.
     *
     * @throws FieldException when it is no recipe any more
     */
    static ObjectNode canonical(ObjectNode stored) {
        JsonNode adapter = stored.path("adapter");
        ObjectNode readable = stored.deepCopy();
        boolean baseline = Cell.isBaseline(adapter.path("kind").asText());
        if (baseline) {
            readable.set("adapter", AdapterJson.write(new HeadOnly()));
        }
        ObjectNode json = RecipeJson.write(RecipeJson.read(readable));
        if (baseline) {
            json.set("adapter", adapter);
        }
        return json;
    }
}
