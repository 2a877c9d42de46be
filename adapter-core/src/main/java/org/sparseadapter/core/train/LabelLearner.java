// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.metric.ClassificationMetrics;
import org.sparseadapter.core.metric.SampleMean;
import org.sparseadapter.core.tensor.LogitMath;

/** Classification: cross-entropy, and metrics of the most probable labels. */
record LabelLearner(LabelRows rows, AdapterModule module, Trunk trunk) implements Learner {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public NDArray loss(int[] batch, UnaryOperator<NDArray> dropout, NDManager scope) {
        NDArray features = dropout.apply(trunk.features(batch, scope, true));
        return HeadLoss.crossEntropy(module.head(features), rows.labels(batch), rows.loss(), scope);
    }

    @Override
    public double units(int[] batch) {
        return HeadLoss.units(rows.labels(batch), rows.loss());
    }

    @Override
    public SplitReport report(ProgressListener listener) {
        int labels = module.state().head().outputs();
        if (size() == 0) {
            return SplitReport.empty(Collections.nCopies(labels, Collections.nCopies(labels, 0L)));
        }
        int[] given = new int[size()];
        double[] losses = new double[size()];
        Sweep.over(rows.lengths(), module.manager(), listener, (batch, scope) -> {
            float[] scores = module.head(trunk.features(batch, scope, false)).toFloatArray();
            for (int i = 0; i < batch.length; i++) {
                int row = batch[i];
                given[row] = LogitMath.largest(scores, i * labels, labels);
                losses[row] = LogitMath.logSumExp(scores, i * labels, labels) - scores[i * labels + rows.labels()[row]];
            }
        });
        ClassificationMetrics metrics = ClassificationMetrics.of(labels, rows.labels(), given);
        SortedMap<String, Double> values = metrics.values();
        values.put("loss", SampleMean.mean(losses));
        return new SplitReport(
                size(),
                values,
                new TreeMap<>(Map.of("accuracy", metrics.majorityAccuracy())),
                new TreeMap<>(Map.of("accuracy", metrics.standardError())),
                metrics.confusion());
    }
}
