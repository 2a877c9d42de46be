// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.adapter.Parameter;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.prune.Mask;
import org.sparseadapter.core.prune.MaskSelection;
import org.sparseadapter.core.prune.PruningConfig;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.Example;

/**
 * SNIP (Lee, Ajanthan and Torr, 2019): a weight's score is {@code |w * dL/dw|}.
 *
 * <p>L is the cross-entropy summed over a seeded sample of training examples, without dropout; being a sum, it does not
 * depend on how the sample is cut into batches. With several rounds, weights are removed bit by bit, round t of T down to
 * a density of {@code density^(t/T)}, and scored again with the removed ones at zero.
 */
final class SnipScoring {

    private static final float REMOVED = -1;

    private final BaseModel base;
    private final Recipe recipe;
    private final TaskData data;

    SnipScoring(BaseModel base, Recipe recipe, TaskData data) {
        this.base = base;
        this.recipe = recipe;
        this.data = data;
    }

    SortedMap<String, Mask> masks(AdapterState scoring, ProgressListener listener) {
        PruningConfig pruning = recipe.pruning();
        TokenisedSplit sample = sample(scoring.head());
        SortedMap<String, Mask> masks = new TreeMap<>();
        for (int round = 1; round <= pruning.rounds(); round++) {
            double sparsity = round == pruning.rounds()
                    ? pruning.sparsity()
                    : 1 - Math.pow(1 - pruning.sparsity(), (double) round / pruning.rounds());
            int before = (round - 1) * sample.size();
            SortedMap<String, float[]> scores =
                    scores(MaskComputation.masked(scoring, masks), sample, before, listener);
            masks.forEach((name, mask) -> exclude(scores.get(name), mask));
            masks = MaskSelection.select(scores, sparsity, pruning.scope());
        }
        return masks;
    }

    private TokenisedSplit sample(HeadConfig head) {
        if (data.train().isEmpty()) {
            throw new IllegalArgumentException("the training split is empty: SNIP has nothing to score with");
        }
        int[] order = RunRandom.permutation(data.train().size(), RunRandom.at(recipe.seed(), "scoring", 0));
        List<Example> examples = Arrays.stream(order)
                .limit(recipe.pruning().examples())
                .mapToObj(data.train()::get)
                .toList();
        return AdapterObjective.tokenise(base, head, examples);
    }

    private SortedMap<String, float[]> scores(
            AdapterState state, TokenisedSplit sample, int before, ProgressListener listener) {
        // The arrays and their gradients end with this module; training makes its own.
        try (GradientLease lease = GradientLease.take();
                AdapterModule module = new AdapterModule(state, base.manager()).trainable()) {
            Trunk trunk = Trunk.of(base, module, sample);
            int done = before;
            for (int[] rows :
                    BatchPlan.byLength(sample.lengths(), recipe.train().batchTokens())) {
                if (listener.stopRequested()) {
                    throw new WorkStoppedException("scoring");
                }
                try (NDManager scope = module.manager().newSubManager()) {
                    lease.backward(() -> HeadLoss.crossEntropy(
                            module.head(trunk.pooled(rows, scope, true)), sample.labels(rows), scope));
                }
                done += rows.length;
                listener.progress(done, recipe.pruning().rounds() * sample.size());
            }
            SortedMap<String, float[]> scores = new TreeMap<>();
            state.prunable().forEach((name, values) -> scores.put(name, score(values, module.parameter(name))));
            return scores;
        }
    }

    private static float[] score(Parameter parameter, NDArray array) {
        float[] values = parameter.dense();
        try (NDArray gradient = array.getGradient()) {
            float[] slopes = gradient.toFloatArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.abs(values[i] * slopes[i]);
            }
        }
        return values;
    }

    private static void exclude(float[] scores, Mask kept) {
        for (int i = 0; i < scores.length; i++) {
            if (!kept.keeps(i)) {
                scores[i] = REMOVED;
            }
        }
    }
}
