// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sparseadapter.core.tensor.LogitMath;

/**
 * The beams of one source in a beam search: as many unfinished hypotheses, and the best finished ones so far. Each step
 * scores all continuations and takes twice as many as there are beams: should half of them end, there are still enough to
 * fill every beam. An ended continuation becomes a finished hypothesis only if it ranks among the first half.
 *
 * <p>Sums are in single precision and in the order of the transformers library, since hypotheses are often nearly equal.
 */
final class Beams {

    private final TokenRules rules;
    private final GenerationConfig config;
    private List<Hypothesis> running;
    private List<Hypothesis> results;
    private int[] parents;
    private boolean over;

    Beams(TokenRules rules, int start) {
        this.rules = rules;
        this.config = rules.config();
        Hypothesis first = new Hypothesis(new int[] {start}, 0, false);
        // Equal hypotheses would only ever find the same continuations.
        this.running = IntStream.range(0, config.beams())
                .mapToObj(beam -> beam == 0 ? first : first.scored(Hypothesis.UNLIKELY))
                .toList();
        this.results = running.stream()
                .map(hypothesis -> hypothesis.scored(Hypothesis.UNLIKELY))
                .toList();
        this.parents = new int[config.beams()];
    }

    /** Whether no further step can change the result. */
    boolean isOver() {
        return over;
    }

    /** The newest token of every running hypothesis. */
    IntStream tokens() {
        return running.stream().mapToInt(Hypothesis::last);
    }

    /** The row of the step before that every running hypothesis continues. */
    IntStream parents() {
        return Arrays.stream(parents);
    }

    /** The ids of the best result. */
    int[] best() {
        return results.get(0).tokens();
    }

    /** The first step, where one row serves all beams. */
    void begin(float[] scores, int row, int vocabulary) {
        step(scores, new int[config.beams()], row, vocabulary);
    }

    /**
     * A later step.
     *
     * @param row the row of the first beam
     * @return the row after that of the last
     */
    int follow(float[] scores, int row, int vocabulary) {
        step(scores, IntStream.range(0, config.beams()).toArray(), row, vocabulary);
        return row + config.beams();
    }

    private void step(float[] scores, int[] rows, int firstRow, int vocabulary) {
        TopK top = new TopK(Math.min(2, vocabulary) * config.beams());
        for (int beam = 0; beam < config.beams(); beam++) {
            int begin = (firstRow + rows[beam]) * vocabulary;
            float[] next = LogitMath.logSoftmax(scores, begin, vocabulary);
            Hypothesis hypothesis = running.get(beam);
            rules.apply(next, hypothesis.tokens(), hypothesis.tokens().length);
            for (int token = 0; token < vocabulary; token++) {
                top.offer(next[token] + hypothesis.score(), beam * vocabulary + token);
            }
        }
        List<Hypothesis> candidates = new ArrayList<>();
        for (int place = 0; place < top.size(); place++) {
            Hypothesis parent = running.get(top.index(place) / vocabulary);
            candidates.add(parent.with(top.index(place) % vocabulary, top.score(place)));
        }
        int length = candidates.get(0).tokens().length;
        results = merged(candidates, length);
        proceed(candidates, top, rows, firstRow, vocabulary);
        over = length >= config.maxLength() || results.stream().allMatch(Hypothesis::finished) && !canImprove(length);
    }

    private boolean ends(Hypothesis candidate) {
        return rules.isOver(candidate.tokens().length, candidate.last());
    }

    /** The best of the results so far and of the candidates that have just ended. */
    private List<Hypothesis> merged(List<Hypothesis> candidates, int length) {
        float penalty = penalty(length);
        List<Hypothesis> all = new ArrayList<>(results);
        for (int place = 0; place < candidates.size(); place++) {
            Hypothesis candidate = candidates.get(place);
            boolean result = place < config.beams() && ends(candidate);
            float worth = candidate.score() / penalty;
            all.add(new Hypothesis(candidate.tokens(), result ? worth : worth + Hypothesis.UNLIKELY, result));
        }
        return best(all).toList();
    }

    private void proceed(List<Hypothesis> candidates, TopK top, int[] rows, int firstRow, int vocabulary) {
        float[] scores = new float[candidates.size()];
        for (int place = 0; place < scores.length; place++) {
            Hypothesis candidate = candidates.get(place);
            scores[place] = ends(candidate) ? candidate.score() + Hypothesis.UNLIKELY : candidate.score();
        }
        TopK going = TopK.of(scores, config.beams());
        running = IntStream.range(0, going.size())
                .mapToObj(beam -> candidates.get(going.index(beam)).scored(going.score(beam)))
                .toList();
        parents = IntStream.range(0, going.size())
                .map(beam -> firstRow + rows[top.index(going.index(beam)) / vocabulary])
                .toArray();
    }

    private boolean canImprove(int length) {
        float worst = results.get(results.size() - 1).score();
        return !config.earlyStopping() && running.get(0).score() / penalty(length) > worst;
    }

    private float penalty(int length) {
        return (float) Math.pow(length - 1, config.lengthPenalty());
    }

    private Stream<Hypothesis> best(List<Hypothesis> all) {
        float[] scores = new float[all.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = all.get(i).score();
        }
        TopK top = TopK.of(scores, config.beams());
        return IntStream.range(0, top.size()).mapToObj(place -> all.get(top.index(place)));
    }
}
