// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.sparseadapter.core.adapter.AdapterModule;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.dataset.QuestionExample;
import org.sparseadapter.core.metric.AnswerMatch;
import org.sparseadapter.core.metric.AnswerSearch;
import org.sparseadapter.core.metric.SampleMean;
import org.sparseadapter.core.metric.WindowScores;
import org.sparseadapter.core.task.AnswerSettings;
import org.sparseadapter.core.tensor.EngineMemory;
import org.sparseadapter.core.tensor.RowGather;

/**
 * Extractive question answering: the cross-entropies of the first and the last token over the tokens of their window,
 * halved; exact match and F1 of the best answer over all windows of a question.
 */
record QuestionLearner(QuestionRows rows, AdapterModule module, Trunk trunk) implements Learner {

    /** Makes the exponential zero. */
    private static final float PADDING = -1e9f;

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public NDArray loss(int[] batch, UnaryOperator<NDArray> dropout, NDManager scope) {
        NDArray logits = module.head(dropout.apply(trunk.features(batch, scope, true)));
        return loss(batch, logits, scope);
    }

    /**
     * The loss, summed over the windows.
     *
     * @param logits start and end of every token, {@code [tokens, 2]}
     */
    private NDArray loss(int[] batch, NDArray logits, NDManager scope) {
        int[] lengths = Arrays.stream(batch)
                .map(row -> rows.windows().get(row).tokens().length())
                .toArray();
        int longest = Arrays.stream(lengths).max().orElseThrow();
        int[] padded = new int[batch.length * longest];
        float[] hidden = new float[padded.length];
        int first = 0;
        for (int i = 0; i < batch.length; i++) {
            for (int token = 0; token < longest; token++) {
                padded[i * longest + token] = first + Math.min(token, lengths[i] - 1);
                hidden[i * longest + token] = token < lengths[i] ? 0 : PADDING;
            }
            first += lengths[i];
        }
        NDArray byToken = RowGather.rows(logits, RowGather.index(scope, padded), scope)
                .add(EngineMemory.array(scope, hidden, new Shape(padded.length, 1)));
        // Starts of all windows, then their ends: one row of scores for each.
        NDArray byWindow = byToken.reshape(new Shape(batch.length, longest, 2))
                .transpose(2, 0, 1)
                .reshape(new Shape(2L * batch.length, longest));
        int[] truth = new int[2 * batch.length];
        for (int i = 0; i < batch.length; i++) {
            int[] answer = rows.truth(batch[i]);
            truth[i] = answer[0];
            truth[batch.length + i] = answer[1];
        }
        return EngineMemory.scaled(HeadLoss.crossEntropy(byWindow, truth, scope), 0.5);
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
        WindowScores[] scores = new WindowScores[size()];
        double[] sum = new double[1];
        Sweep.over(rows.lengths(), module.manager(), listener, (batch, scope) -> {
            NDArray logits = module.head(trunk.features(batch, scope, false));
            sum[0] += loss(batch, logits, scope).getFloat();
            float[] values = logits.toFloatArray();
            int from = 0;
            for (int row : batch) {
                int to = from + 2 * rows.windows().get(row).tokens().length();
                scores[row] = WindowScores.of(rows.windows().get(row), Arrays.copyOfRange(values, from, to));
                from = to;
            }
        });
        return measured(scores, sum[0] / size());
    }

    private SplitReport measured(WindowScores[] scores, double loss) {
        List<List<WindowScores>> byQuestion = new ArrayList<>();
        rows.examples().forEach(question -> byQuestion.add(new ArrayList<>()));
        for (int row = 0; row < scores.length; row++) {
            byQuestion.get(rows.owners().get(row)).add(scores[row]);
        }
        int maxAnswer = ((AnswerSettings) module.state().head().settings()).maxAnswer();
        double[] exact = new double[byQuestion.size()];
        double[] f1 = new double[byQuestion.size()];
        for (int question = 0; question < exact.length; question++) {
            QuestionExample example = rows.examples().get(question);
            String answer = AnswerSearch.best(example.context(), byQuestion.get(question), maxAnswer)
                    .map(found -> found.answer().text())
                    .orElse("");
            List<String> right =
                    example.answers().stream().map(AnswerSpan::text).toList();
            exact[question] = AnswerMatch.exact(answer, right);
            f1[question] = AnswerMatch.f1(answer, right);
        }
        return new SplitReport(
                exact.length,
                new TreeMap<>(Map.of("exactMatch", SampleMean.mean(exact), "f1", SampleMean.mean(f1), "loss", loss)),
                new TreeMap<>(Map.of("exactMatch", 0.0, "f1", 0.0)),
                new TreeMap<>(
                        Map.of("exactMatch", SampleMean.standardError(exact), "f1", SampleMean.standardError(f1))),
                List.of());
    }
}
