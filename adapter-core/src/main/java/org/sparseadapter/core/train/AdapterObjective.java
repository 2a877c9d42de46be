// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.OptionalDouble;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.Example;
import org.sparseadapter.core.tensor.EngineMemory;

/** What an adapter's training descends: mean cross-entropy of the head over the base model with the adapter in it. */
record AdapterObjective(
        AdapterModule module,
        long seed,
        String metric,
        TokenisedSplit train,
        Trunk trainTrunk,
        TokenisedSplit dev,
        Trunk devTrunk)
        implements TrainingLoop.Objective {

    /** How the pooled vectors of a split come about. */
    @FunctionalInterface
    interface TrunkChoice {
        Trunk choose(BaseModel base, AdapterModule module, TokenisedSplit split);
    }

    static AdapterObjective of(BaseModel base, AdapterModule module, Recipe recipe, TaskData data, TrunkChoice trunks) {
        HeadConfig head = module.state().head();
        TokenisedSplit train = tokenise(base, head, data.train());
        TokenisedSplit dev = tokenise(base, head, data.dev());
        return new AdapterObjective(
                module,
                recipe.seed(),
                TaskHeads.metric(recipe),
                train,
                trunks.choose(base, module, train),
                dev,
                trunks.choose(base, module, dev));
    }

    static TokenisedSplit tokenise(BaseModel base, HeadConfig head, List<Example> examples) {
        return TokenisedSplit.of(examples, head.labels(), head.maxTokens(), base.tokenizer()::encode);
    }

    @Override
    public int[] lengths() {
        return train.lengths();
    }

    @Override
    public NDArray loss(int[] rows, int step, NDManager scope) {
        NDArray pooled = trainTrunk.pooled(rows, scope, true);
        NDArray dropped =
                HeadLoss.dropout(pooled, module.state().head().dropout(), RunRandom.at(seed, "dropout", step), scope);
        NDArray sum = HeadLoss.crossEntropy(module.head(dropped), train.labels(rows), scope);
        return EngineMemory.scaled(sum, 1.0 / rows.length);
    }

    @Override
    public OptionalDouble devMetric() {
        if (dev.size() == 0) {
            return OptionalDouble.empty();
        }
        Answers answers = Answers.of(devTrunk, module::head, dev, module.manager(), ProgressListener.none());
        SplitReport report = SplitScores.of(answers, module.state().head().outputs());
        return OptionalDouble.of(report.metrics().get(metric));
    }
}
