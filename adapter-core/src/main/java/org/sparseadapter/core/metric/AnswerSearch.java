// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sparseadapter.core.dataset.AnswerSpan;
import org.sparseadapter.core.tensor.LogitMath;

/**
 * The best answer over all windows of a context: of the {@value #CANDIDATES} best first and last tokens of each window,
 * every pair in order and not too long is a candidate, worth the sum of its two scores.
 */
public final class AnswerSearch {

    private static final int CANDIDATES = 20;

    /**
     * An answer that was found.
     *
     * @param answer the part of the context
     * @param probability its share among the candidates, by the exponentials of what they are worth
     */
    public record Found(AnswerSpan answer, double probability) {}

    private record Candidate(int start, int end, double worth) {
        List<Integer> span() {
            return List.of(start, end);
        }
    }

    private AnswerSearch() {}

    /**
     * Looks for it.
     *
     * @param context the whole context
     * @param windows the scores of all its windows
     * @param maxAnswer the most tokens of an answer
     * @return empty where no token of the context can be an answer
     */
    public static Optional<Found> best(String context, List<WindowScores> windows, int maxAnswer) {
        // Windows overlap: what two of them hold is one candidate, worth what the surer of them says.
        Collection<Candidate> candidates = windows.stream()
                .flatMap(window -> of(window, maxAnswer).stream())
                .collect(Collectors.toMap(
                        Candidate::span, candidate -> candidate, AnswerSearch::better, LinkedHashMap::new))
                .values();
        Optional<Candidate> best = candidates.stream().reduce(AnswerSearch::better);
        return best.map(found -> {
            double all = LogitMath.logSumExp(
                    candidates.stream().mapToDouble(Candidate::worth).toArray());
            String text = context.substring(
                    context.offsetByCodePoints(0, found.start()), context.offsetByCodePoints(0, found.end()));
            return new Found(new AnswerSpan(text, found.start()), Math.exp(found.worth() - all));
        });
    }

    /** Of equal ones the first stays. */
    private static Candidate better(Candidate first, Candidate second) {
        return second.worth() > first.worth() ? second : first;
    }

    private static List<Candidate> of(WindowScores scores, int maxAnswer) {
        List<Candidate> candidates = new ArrayList<>();
        int[] lasts = scores.best(scores.ends(), CANDIDATES);
        for (int first : scores.best(scores.starts(), CANDIDATES)) {
            for (int last : lasts) {
                int start = scores.window().starts()[first];
                int end = scores.window().ends()[last];
                if (last >= first && last - first < maxAnswer && end > start) {
                    candidates.add(new Candidate(start, end, (double) scores.starts()[first] + scores.ends()[last]));
                }
            }
        }
        return candidates;
    }
}
