// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.dataset.SequenceExample;
import org.sparseadapter.core.metric.Rouge;
import org.sparseadapter.core.metric.SampleMean;
import org.sparseadapter.core.plm.EncoderDecoder;
import org.sparseadapter.core.plm.Generation;
import org.sparseadapter.core.plm.GenerationConfig;
import org.sparseadapter.core.plm.TextTokenizer;
import org.sparseadapter.core.site.SequenceSites;
import org.sparseadapter.core.task.GenerationSettings;

/**
 * Sequence to sequence: cross-entropy of the target's tokens, and metrics of the generated texts.
 *
 * @param live whether the base model's own weights change
 */
record SequenceLearner(
        SequenceRows rows, EncoderDecoder model, TextTokenizer tokenizer, AdapterModule module, boolean live)
        implements Learner {

    private static final SortedMap<String, ToDoubleBiFunction<String, String>> METRICS = new TreeMap<>();

    static {
        METRICS.put("rouge1", (written, right) -> Rouge.ngrams(1, written, right));
        METRICS.put("rouge2", (written, right) -> Rouge.ngrams(2, written, right));
        METRICS.put("rougeL", Rouge::longest);
        METRICS.put("exactMatch", (written, right) -> written.strip().equals(right.strip()) ? 1 : 0);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public NDArray loss(int[] batch, UnaryOperator<NDArray> dropout, NDManager scope) {
        NDArray logits = rows.pairs().logits(model, batch, module.sites(), dropout, scope, true);
        return HeadLoss.crossEntropy(logits, rows.pairs().truth(batch), rows.loss(), scope);
    }

    @Override
    public double units(int[] batch) {
        return rows.pairs().truth(batch).length;
    }

    @Override
    public SplitReport report(ProgressListener listener) {
        if (size() == 0) {
            return SplitReport.empty(List.of());
        }
        String[] written = new String[size()];
        double[] sums = new double[2];
        GenerationConfig config =
                config((GenerationSettings) module.state().head().settings());
        Sweep.over(rows.lengths(), module.manager(), listener, (batch, scope) -> {
            // Scores over a whole vocabulary are large: they go before anything is generated.
            try (NDManager passing = scope.newSubManager()) {
                NDArray logits =
                        rows.pairs().logits(model, batch, module.sites(), UnaryOperator.identity(), passing, live);
                int[] truth = rows.pairs().truth(batch);
                sums[0] += HeadLoss.crossEntropy(logits, truth, passing).getFloat();
                sums[1] += truth.length;
            }
            List<int[]> ids = Generation.generate(
                    model, rows.pairs().source(batch), SequenceSites.of(module.sites()), config, scope);
            for (int i = 0; i < batch.length; i++) {
                written[batch[i]] = tokenizer.decode(ids.get(i));
            }
        });
        SplitReport report = measured(written);
        SortedMap<String, Double> metrics = new TreeMap<>(report.metrics());
        metrics.put("loss", sums[0] / sums[1]);
        return new SplitReport(size(), metrics, report.baseline(), report.standardError(), List.of());
    }

    private GenerationConfig config(GenerationSettings settings) {
        return GenerationConfig.of(settings, model.specialTokens());
    }

    private SplitReport measured(String[] written) {
        SortedMap<String, Double> metrics = new TreeMap<>();
        SortedMap<String, Double> baseline = new TreeMap<>();
        SortedMap<String, Double> errors = new TreeMap<>();
        METRICS.forEach((name, metric) -> {
            double[] values = new double[size()];
            double[] copies = new double[size()];
            for (int row = 0; row < values.length; row++) {
                SequenceExample example = rows.examples().get(row);
                values[row] = metric.applyAsDouble(written[row], example.target());
                copies[row] = metric.applyAsDouble(example.source(), example.target());
            }
            metrics.put(name, SampleMean.mean(values));
            baseline.put(name, SampleMean.mean(copies));
            errors.put(name, SampleMean.standardError(values));
        });
        return new SplitReport(size(), metrics, baseline, errors, List.of());
    }
}
