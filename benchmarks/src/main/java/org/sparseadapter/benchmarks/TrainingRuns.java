// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.train.AdapterTraining;
import org.sparseadapter.core.train.MaskComputation;
import org.sparseadapter.core.train.ProgressListener;
import org.sparseadapter.core.train.TaskData;

/** Training as a user runs it, with a meter at every step. */
final class TrainingRuns {

    private TrainingRuns() {}

    /** What a step takes, forward, backward and optimiser, the first of the run left out. */
    static Cost perStep(BaseModel base, Recipe recipe, TaskData data) {
        AdapterState initial = initial(base, recipe, data);
        List<Meter> first = new ArrayList<>();
        List<Cost> last = new ArrayList<>();
        new AdapterTraining(base, recipe, initial, data)
                .run(
                        point -> {
                            if (first.isEmpty()) {
                                first.add(new Meter());
                            } else {
                                last.add(first.get(0).elapsed());
                            }
                        },
                        Optional.empty());
        return last.get(last.size() - 1).dividedBy(last.size());
    }

    /** What a whole run takes, tokenising included. */
    static Cost whole(BaseModel base, Recipe recipe, TaskData data) {
        AdapterState initial = initial(base, recipe, data);
        return Meter.of(() -> new AdapterTraining(base, recipe, initial, data).run(point -> {}, Optional.empty()));
    }

    private static AdapterState initial(BaseModel base, Recipe recipe, TaskData data) {
        return MaskComputation.compute(base, recipe, data, ProgressListener.none())
                .state();
    }
}
