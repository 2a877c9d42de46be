// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.metric.RegressionMetrics;

/** Regression: mean squared error, and correlations. */
record ScoreLearner(ScoreRows rows, AdapterModule module, Trunk trunk) implements Learner {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public NDArray loss(int[] batch, UnaryOperator<NDArray> dropout, NDManager scope) {
        NDArray features = dropout.apply(trunk.features(batch, scope, true));
        return HeadLoss.squaredError(module.head(features), rows.scores(batch), scope);
    }

    @Override
    public double units(int[] batch) {
        return batch.length;
    }

    @Override
    public SplitReport report(ProgressListener listener) {
        if (size() == 0) {
            return SplitReport.empty(List.of());
        }
        double[] given = new double[size()];
        Sweep.over(rows.lengths(), module.manager(), listener, (batch, scope) -> {
            float[] values = module.head(trunk.features(batch, scope, false)).toFloatArray();
            for (int i = 0; i < batch.length; i++) {
                given[batch[i]] = values[i];
            }
        });
        RegressionMetrics metrics = RegressionMetrics.of(rows.scores(), given);
        SortedMap<String, Double> values = metrics.values();
        values.put("loss", metrics.mse());
        return new SplitReport(
                size(),
                values,
                new TreeMap<>(Map.of("mse", metrics.meanMse(), "pearson", 0.0, "spearman", 0.0)),
                new TreeMap<>(),
                List.of());
    }
}
