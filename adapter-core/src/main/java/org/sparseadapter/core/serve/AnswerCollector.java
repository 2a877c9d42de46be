// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.metric.AnswerSearch;
import org.sparseadapter.core.metric.WindowScores;
import org.sparseadapter.core.plm.ContextWindow;

/** Waits for the scores of every window over a context, then looks for the best answer in all of them. */
final class AnswerCollector {

    private final String context;
    private final int windows;
    private final int maxAnswer;
    private final List<WindowScores> scores = new ArrayList<>();

    AnswerCollector(String context, int windows, int maxAnswer) {
        this.context = context;
        this.windows = windows;
        this.maxAnswer = maxAnswer;
    }

    /** What becomes of one window's output. */
    SequenceReply window(ContextWindow window) {
        return output -> {
            if (output instanceof SequenceOutput.Logits found) {
                Prediction.requireFinite(found.logits());
                return put(WindowScores.of(window, found.logits()));
            }
            throw new IllegalStateException("expected scores, found " + output);
        };
    }

    private synchronized Optional<Prediction> put(WindowScores window) {
        scores.add(window);
        if (scores.size() < windows) {
            return Optional.empty();
        }
        AnswerSearch.Found found = AnswerSearch.best(context, scores, maxAnswer)
                .orElseThrow(() -> new PredictionFailedException("the context holds nothing that could be an answer"));
        return Optional.of(new AnswerPrediction(
                found.answer(), found.probability(), window.window().tokens().truncated()));
    }
}
