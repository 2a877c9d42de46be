// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.plm.BaseModel;
import org.sparseadapter.core.task.Example;

/** Measures a trained adapter on the splits that it was not trained on. */
public final class AdapterEvaluation {

    private AdapterEvaluation() {}

    /**
     * Runs dev and test.
     *
     * @throws IllegalArgumentException when adapter, base model and data do not belong together
     * @throws WorkStoppedException when the listener asks for it
     */
    public static EvaluationReport evaluate(
            BaseModel base, AdapterState state, TaskData data, ProgressListener listener) {
        Fit.check(base, state, data);
        try (AdapterModule module = new AdapterModule(state, base.manager())) {
            int devRows = data.dev().size();
            int rows = devRows + data.test().size();
            return new EvaluationReport(
                    data.labels(),
                    evaluate(base, module, data.dev(), shifted(listener, 0, rows)),
                    evaluate(base, module, data.test(), shifted(listener, devRows, rows)));
        }
    }

    private static SplitReport evaluate(
            BaseModel base, AdapterModule module, List<Example> examples, ProgressListener listener) {
        HeadConfig head = module.state().head();
        TokenisedSplit split = TokenisedSplit.of(examples, head.labels(), head.maxTokens(), base.tokenizer()::encode);
        Trunk trunk = Trunk.once(base, module, split);
        Answers answers = Answers.of(trunk, module::head, split, module.manager(), listener);
        return SplitScores.of(answers, head.outputs());
    }

    private static ProgressListener shifted(ProgressListener listener, int before, int total) {
        return new ProgressListener() {
            @Override
            public void progress(int done, int ofSplit) {
                listener.progress(before + done, total);
            }

            @Override
            public boolean stopRequested() {
                return listener.stopRequested();
            }
        };
    }
}
