// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.OptionalDouble;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.tensor.EngineMemory;

/** The training objective of an adapter: the mean loss of its task over the base model with the adapter in it. */
record AdapterObjective(AdapterModule module, long seed, String metric, int[] lengths, Learner train, Learner dev)
        implements TrainingLoop.Objective {

    static AdapterObjective of(BaseModel base, AdapterModule module, Recipe recipe, TaskData data, TrunkReuse use) {
        HeadConfig head = module.state().head();
        TaskRows train = TaskRows.of(base, head, data.train(), LossSettings.of(recipe, data));
        TaskRows dev = TaskRows.of(base, head, data.dev(), LossSettings.plain());
        return new AdapterObjective(
                module,
                recipe.seed(),
                TaskHeads.metric(recipe),
                train.lengths(),
                train.bind(base, module, use),
                dev.bind(base, module, use));
    }

    @Override
    public NDArray loss(int[] rows, int step, NDManager scope) {
        double dropout = module.state().head().dropout();
        NDArray sum = train.loss(
                rows,
                features -> HeadLoss.dropout(features, dropout, RunRandom.at(seed, "dropout", step), scope),
                scope);
        return EngineMemory.scaled(sum, 1 / train.units(rows));
    }

    @Override
    public OptionalDouble devMetric() {
        if (dev.size() == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(dev.report(ProgressListener.none()).metrics().get(metric));
    }
}
