// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.List;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;

/** The cost of pruning scores, in training steps on as many texts. */
final class ScoringSection {

    private static final int BATCHES = 3;

    private ScoringSection() {}

    static Section measure(BaseModel exact, int rounds) {
        TaskData data = Workload.longTexts(BATCHES);
        Contest contest = new Contest()
                .with("training step, fp32", () -> TrainingRuns.perStep(exact, Workload.dense(), data))
                .with("SNIP scores, per batch", () -> scores(exact, "snip", data))
                .with("GraSP scores, per batch (three gradients)", () -> scores(exact, "grasp", data));
        return new Section(
                "Pruning scores on %d texts, per batch of %d".formatted(BATCHES * Workload.TEXTS, Workload.TEXTS),
                contest.run(rounds),
                List.of("A score takes one gradient of every batch, GraSP three; drawing the adapter, tokenising and"
                        + " choosing the mask are included."));
    }

    private static Cost scores(BaseModel base, String method, TaskData data) {
        Recipe recipe = Workload.recipe("{\"method\": \"%s\", \"sparsity\": 0.8, \"examples\": %d}"
                .formatted(method, BATCHES * Workload.TEXTS));
        return Meter.of(() -> MaskComputation.compute(base, recipe, data, ProgressListener.none()))
                .dividedBy(BATCHES);
    }
}
