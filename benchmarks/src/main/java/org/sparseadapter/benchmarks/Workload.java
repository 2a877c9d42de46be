// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.train.TaskData;

/** Made-up texts, and the recipes to train with: what is learnt does not matter here. */
final class Workload {

    /** Texts in a batch. */
    static final int TEXTS = 32;

    /** Tokens of each. */
    static final int TOKENS = 64;

    private static final String NO_PRUNING = "{\"method\": \"random\", \"sparsity\": 0}";

    private static final List<String> LABELS = List.of("no", "yes");

    // Each is one token of the vocabulary.
    private static final List<String> WORDS =
            List.of("the", "house", "river", "green", "walks", "over", "quiet", "seven", "letters", "morning");

    private Workload() {}

    /** Texts of more words than {@link #TOKENS}, so that all are cut to the same length. */
    static TaskData longTexts(int batches) {
        Random random = new Random(5);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < batches * TEXTS; i++) {
            examples.add(new LabelledExample(words(random, TOKENS), Optional.empty(), LABELS.get(i % LABELS.size())));
        }
        return new TaskData(examples, List.of(), List.of(), LABELS);
    }

    static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    /** LoRA of rank 8 on queries and values, one epoch, batches of {@code TEXTS * TOKENS} tokens. */
    static Recipe recipe(String pruning) {
        return recipe("\"all\"", pruning, 1, TEXTS * TOKENS);
    }

    private static Recipe recipe(String layers, String pruning, int epochs, int batchTokens) {
        return RecipeJson.read(
                """
                {"base": "%s", "dataset": "made-up", "task": {"kind": "classification", "maxTokens": %d},
                 "adapter": {"kind": "lora", "rank": 8, "layers": %s}, "pruning": %s,
                 "train": {"epochs": %d, "batchTokens": %d}, "seed": 1}
                """
                        .formatted(BenchmarkModels.ID, TOKENS, layers, pruning, epochs, batchTokens));
    }

    /** Nothing is pruned. */
    static Recipe dense() {
        return dense(TEXTS * TOKENS);
    }

    /** Nothing is pruned, and a batch has at most so many tokens. */
    static Recipe dense(int batchTokens) {
        return recipe("\"all\"", NO_PRUNING, 1, batchTokens);
    }

    /** Nothing is pruned, and the lower half of the six layers is left alone. */
    static Recipe upperHalf(int epochs) {
        return recipe("[3, 4, 5]", NO_PRUNING, epochs, TEXTS * TOKENS);
    }
}
