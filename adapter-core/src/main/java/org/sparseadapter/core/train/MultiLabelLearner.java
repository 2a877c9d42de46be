// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.metric.LabelSet;
import org.sparseadapter.core.metric.MultiLabelCounter;
import org.sparseadapter.core.metric.MultiLabelMetrics;
import org.sparseadapter.core.task.MultiLabelSettings;
import org.sparseadapter.core.tensor.LogitMath;

/** Multi-label classification: binary cross-entropy, and metrics of the labels above the threshold. */
record MultiLabelLearner(MultiLabelRows rows, AdapterModule module, Trunk trunk) implements Learner {

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public NDArray loss(int[] batch, UnaryOperator<NDArray> dropout, NDManager scope) {
        NDArray logits = module.head(dropout.apply(trunk.features(batch, scope, true)));
        return HeadLoss.binaryCrossEntropy(logits, rows.truth(batch), rows.loss(), scope);
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
        int labels = module.state().head().outputs();
        MultiLabelSettings settings = (MultiLabelSettings) module.state().head().settings();
        MultiLabelCounter counter = new MultiLabelCounter(labels);
        double[] loss = new double[1];
        Sweep.over(rows.lengths(), module.manager(), listener, (batch, scope) -> {
            NDArray logits = module.head(trunk.features(batch, scope, false));
            loss[0] += HeadLoss.binaryCrossEntropy(logits, rows.truth(batch), LossSettings.plain(), scope)
                    .getFloat();
            float[] scores = logits.toFloatArray();
            for (int i = 0; i < batch.length; i++) {
                int first = i * labels;
                counter.add(
                        rows.truth().get(batch[i]),
                        LabelSet.of(IntStream.range(0, labels)
                                .filter(label -> settings.gives(LogitMath.sigmoid(scores[first + label])))));
            }
        });
        MultiLabelMetrics metrics = counter.metrics();
        SortedMap<String, Double> values = metrics.values();
        values.put("loss", loss[0] / size());
        return new SplitReport(
                size(),
                values,
                MultiLabelMetrics.ofMostFrequent(labels, rows.truth()).values(),
                new TreeMap<>(Map.of("subsetAccuracy", metrics.standardError())),
                List.of());
    }
}
