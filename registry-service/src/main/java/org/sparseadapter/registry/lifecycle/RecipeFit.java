// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeCheck;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.kit.problem.InvalidInputException;
import org.sparseadapter.registry.dataset.Dataset;

/**
 * The fit of recipe, base model and dataset, as far as it can be told without computing: a caller that asks for a
 * version learns it at once, and not from a worker that gives up.
 */
public final class RecipeFit {
    private static final int LABELS_SHOWN = 20;

    private RecipeFit() {}

    /**
     * Checks a recipe against what it names.
     *
     * @throws InvalidInputException naming the field, what was found and what can be
     */
    static void check(Recipe recipe, BaseModelInfo base, Dataset dataset) {
        TaskKind kind = TaskKind.ofWord(dataset.kind().toLowerCase(Locale.ROOT)).orElseThrow();
        List<String> labels = kind.hasLabels() ? labels(dataset) : List.of();
        try {
            RecipeCheck.check(recipe, base, kind, labels);
        } catch (FieldException e) {
            throw new InvalidInputException(e.field(), e.problem());
        }
    }

    /** The labels of a dataset, sorted; none for kinds without labels. */
    public static List<String> labels(Dataset dataset) {
        return DatasetManifest.read(dataset.manifest().getBytes(StandardCharsets.UTF_8))
                .labels();
    }

    /** Labels for people, the first of many. */
    public static String shown(List<String> labels) {
        int more = labels.size() - LABELS_SHOWN;
        return more <= 0 ? labels.toString() : labels.subList(0, LABELS_SHOWN) + " and " + more + " more";
    }
}
