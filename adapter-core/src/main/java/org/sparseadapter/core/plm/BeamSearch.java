// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Beam search: the likeliest hypotheses of every source are continued side by side, a token a step.
 *
 * @param rules what may follow
 * @param start the decoder's first input
 */
record BeamSearch(TokenRules rules, int start) {

    /**
     * Writes for every source.
     *
     * @return ids of the best hypothesis of each, the start first, without padding
     */
    List<int[]> run(NextTokens decoder, int sources) {
        List<Beams> all = IntStream.range(0, sources)
                .mapToObj(source -> new Beams(rules, start))
                .toList();
        // All beams of a source begin alike, so that one row of each is enough at first.
        int[] tokens = IntStream.range(0, sources).map(source -> start).toArray();
        float[] scores = decoder.append(tokens, IntStream.range(0, sources).toArray());
        int vocabulary = scores.length / sources;
        for (int source = 0; source < sources; source++) {
            all.get(source).begin(scores, source, vocabulary);
        }
        List<Beams> running = running(all);
        while (!running.isEmpty()) {
            scores = decoder.append(
                    running.stream().flatMapToInt(Beams::tokens).toArray(),
                    running.stream().flatMapToInt(Beams::parents).toArray());
            int row = 0;
            for (Beams beams : running) {
                row = beams.follow(scores, row, vocabulary);
            }
            running = running(running);
        }
        return all.stream().map(Beams::best).toList();
    }

    private static List<Beams> running(List<Beams> all) {
        return new ArrayList<>(all.stream().filter(beams -> !beams.isOver()).toList());
    }
}
