// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.data.Offset;
import org.sparseadapter.core.tensor.LogitMath;

/** What a search must keep to, whatever the scores. */
class SearchPropertyTest {

    private static final int START = 0;
    private static final int END = 1;
    private static final SpecialTokens TOKENS = new SpecialTokens(START, START, END, START);

    @Property(tries = 60)
    void enoughBeamsFindTheBestOfAll(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 2, max = 3) int vocabulary,
            @ForAll @IntRange(min = 2, max = 5) int maxLength) {
        float[] table = table(seed, vocabulary);
        double penalty = new Random(seed).nextInt(3) - 1;
        int beams = Math.min((int) Math.pow(vocabulary, maxLength), GenerationConfig.MOST_BEAMS);
        GenerationConfig config = new GenerationConfig(maxLength, 0, beams, 0, penalty, false);
        int[] found = Search.run(config, TOKENS, new TableDecoder(table, new float[10 * vocabulary], vocabulary), 1)
                .get(0);
        double best = every(new int[] {START}, vocabulary, maxLength).stream()
                .mapToDouble(ids -> worth(ids, table, vocabulary, penalty))
                .max()
                .orElseThrow();
        assertThat(worth(found, table, vocabulary, penalty)).isCloseTo(best, Offset.offset(1e-4));
    }

    @Property(tries = 60)
    void limitsHold(
            @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
            @ForAll @IntRange(min = 1, max = 5) int beams,
            @ForAll @IntRange(min = 0, max = 6) int minLength,
            @ForAll @IntRange(min = 2, max = 3) int ngram) {
        int vocabulary = 9;
        GenerationConfig config = new GenerationConfig(10, minLength, beams, ngram, 1, true);
        for (int[] ids : Search.run(
                config, TOKENS, new TableDecoder(table(seed, vocabulary), new float[10 * vocabulary], vocabulary), 1)) {
            assertThat(ids[0]).isEqualTo(START);
            assertThat(ids.length).isBetween(Math.max(2, minLength), 10);
            assertThat(ids[ids.length - 1] == END || ids.length == 10).isTrue();
            List<List<Integer>> runs = new ArrayList<>();
            for (int i = 0; i + ngram <= ids.length; i++) {
                runs.add(Arrays.stream(ids, i, i + ngram).boxed().toList());
            }
            assertThat(runs).doesNotHaveDuplicates();
        }
    }

    private static List<int[]> every(int[] begin, int vocabulary, int maxLength) {
        List<int[]> all = new ArrayList<>();
        for (int token = 0; token < vocabulary; token++) {
            int[] longer = Arrays.copyOf(begin, begin.length + 1);
            longer[begin.length] = token;
            if (token == END || longer.length == maxLength) {
                all.add(longer);
            } else {
                all.addAll(every(longer, vocabulary, maxLength));
            }
        }
        return all;
    }

    private static double worth(int[] ids, float[] table, int vocabulary, double penalty) {
        double sum = 0;
        for (int i = 1; i < ids.length; i++) {
            int from = ids[i - 1] * vocabulary;
            sum += LogitMath.logSoftmax(table, from, vocabulary)[ids[i]];
        }
        return sum / Math.pow(ids.length - 1, penalty);
    }

    private static float[] table(long seed, int vocabulary) {
        Random random = new Random(seed);
        float[] table = new float[vocabulary * vocabulary];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) random.nextGaussian() * 2;
        }
        return table;
    }
}
