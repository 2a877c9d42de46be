// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.plm.BaseModelInfo;
import org.sparseadapter.core.recipe.ClassWeights;
import org.sparseadapter.core.recipe.Promotion;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.GenerationSettings;
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
        checkTask(recipe.task().kind(), base, dataset);
        checkLengths(recipe, base);
        if (recipe.train().loss().classWeights() instanceof ClassWeights.Given given) {
            checkWeights(given, dataset);
        }
        recipe.promote().ifPresent(promotion -> checkMetric(promotion, dataset));
    }

    private static void checkTask(TaskKind kind, BaseModelInfo base, Dataset dataset) {
        if (!kind.name().equalsIgnoreCase(dataset.kind())) {
            throw new InvalidInputException(
                    "task.kind",
                    "the dataset is for " + dataset.kind().toLowerCase(Locale.ROOT) + ", found " + kind.word());
        }
        if (kind == TaskKind.SEQUENCE_TO_SEQUENCE && !base.writes()) {
            String lacks = base.decoderLayers() == 0 ? "decoder" : "token head";
            throw new InvalidInputException(
                    "task.kind",
                    "found " + kind.word() + ", but the base model " + base.id() + " has no " + lacks
                            + " to write with");
        }
    }

    private static void checkLengths(Recipe recipe, BaseModelInfo base) {
        if (recipe.task().maxTokens() > base.maxTokens()) {
            throw new InvalidInputException(
                    "task.maxTokens",
                    "expected at most " + base.maxTokens() + ", what the base model reads, found "
                            + recipe.task().maxTokens());
        }
        if (recipe.task().settings() instanceof GenerationSettings writing
                && writing.maxLength() > base.mostWritten()) {
            throw new InvalidInputException(
                    "task.maxLength",
                    "expected at most " + base.mostWritten() + ", what the base model writes, found "
                            + writing.maxLength());
        }
    }

    private static void checkMetric(Promotion promotion, Dataset dataset) {
        boolean ofTwo = promotion.metric().equals("f1")
                && TaskKind.CLASSIFICATION.name().equalsIgnoreCase(dataset.kind());
        if (ofTwo && labels(dataset).size() != 2) {
            throw new InvalidInputException(
                    "promote.metric",
                    "f1 is defined for two labels, and the dataset has "
                            + labels(dataset).size() + ": expected macroF1");
        }
    }

    /** The labels of a dataset, sorted; none but for classification. */
    public static List<String> labels(Dataset dataset) {
        return DatasetManifest.read(dataset.manifest().getBytes(StandardCharsets.UTF_8))
                .labels();
    }

    private static void checkWeights(ClassWeights.Given given, Dataset dataset) {
        List<String> labels = labels(dataset);
        if (!given.byLabel().keySet().equals(new TreeSet<>(labels))) {
            throw new InvalidInputException(
                    "train.classWeights",
                    "expected a weight for each of the dataset's labels, " + shown(labels) + ", found weights for "
                            + shown(List.copyOf(given.byLabel().keySet())));
        }
    }

    /** Labels for people, the first of many. */
    public static String shown(List<String> labels) {
        int more = labels.size() - LABELS_SHOWN;
        return more <= 0 ? labels.toString() : labels.subList(0, LABELS_SHOWN) + " and " + more + " more";
    }
}
