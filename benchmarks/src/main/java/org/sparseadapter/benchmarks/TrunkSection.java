// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.List;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.TaskData;

/** The saving of a trunk cache: states below the first adapted layer, kept over the epochs of a run. */
final class TrunkSection {

    private static final int BATCHES = 2;
    private static final int EPOCHS = 4;

    private TrunkSection() {}

    static Section measure(BaseModel exact, int rounds) {
        TaskData data = Workload.longTexts(BATCHES);
        Recipe anew = Workload.upperHalf(EPOCHS);
        Recipe kept = anew.withTrain(anew.train().withCacheTrunk(true));
        Contest contest = new Contest()
                .with("computed anew in every epoch", () -> TrainingRuns.whole(exact, anew, data))
                .with("trunk kept", () -> TrainingRuns.whole(exact, kept, data));
        return new Section(
                "A run of %d epochs over %d texts, LoRA in layers 3 to 5 of 6, fp32"
                        .formatted(EPOCHS, BATCHES * Workload.TEXTS),
                contest.run(rounds),
                List.of());
    }
}
