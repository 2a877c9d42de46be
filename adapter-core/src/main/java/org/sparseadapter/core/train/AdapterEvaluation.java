// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.adapter.HeadConfig;
import org.sparseadapter.core.dataset.Example;
import org.sparseadapter.core.plm.BaseModel;

/** Evaluates a trained adapter on the dev and the test split. */
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
        CompatibilityCheck.check(base, state, data);
        try (AdapterModule module = new AdapterModule(state, base.manager())) {
            return report(base, module, data, TrunkReuse.ONCE, listener);
        }
    }

    /** Runs dev and test with a module as it is. */
    static EvaluationReport report(
            BaseModel base, AdapterModule module, TaskData data, TrunkReuse use, ProgressListener listener) {
        Learner dev = learner(base, module, data.dev(), use);
        Learner test = learner(base, module, data.test(), use);
        int rows = dev.size() + test.size();
        return new EvaluationReport(
                module.state().head().kind(),
                data.labels(),
                dev.report(shifted(listener, 0, rows)),
                test.report(shifted(listener, dev.size(), rows)));
    }

    private static Learner learner(BaseModel base, AdapterModule module, List<Example> examples, TrunkReuse use) {
        HeadConfig head = module.state().head();
        return TaskRows.of(base, head, examples, LossSettings.plain()).bind(base, module, use);
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
