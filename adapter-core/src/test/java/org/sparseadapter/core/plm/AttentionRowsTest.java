// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.sparseadapter.core.site.PrefixSlice;

/** Attention in every form: to itself or to another batch, backwards only, behind prefixes, past what is hidden. */
class AttentionRowsTest {

    private static final int HEADS = 2;
    private static final int WIDTH = 6;

    /** Slices of sequences and the length of the prefix of each; 0 for none. */
    private record Case(Reach reach, List<long[]> spans) {

        static Case draw(Random random) {
            int sequences = 1 + random.nextInt(6);
            boolean cross = random.nextBoolean();
            boolean even = random.nextInt(3) == 0;
            int[] keys = offsets(random, sequences, even, 1);
            int[] queries = cross ? offsets(random, sequences, even, 0) : keys;
            if (queries[sequences] == 0) {
                return draw(random);
            }
            boolean[] visible = new boolean[keys[sequences]];
            Arrays.fill(visible, true);
            if (random.nextInt(3) == 0) {
                for (int s = 0; s < sequences; s++) {
                    for (int row = keys[s] + 1; row < keys[s + 1]; row++) {
                        visible[row] = random.nextInt(3) > 0;
                    }
                }
            }
            List<long[]> spans = new ArrayList<>();
            int from = 0;
            while (random.nextBoolean() && from < sequences) {
                int to = from + 1 + random.nextInt(sequences - from);
                if (queries[to] > queries[from] && random.nextInt(3) > 0) {
                    long end = to == sequences && random.nextBoolean() ? Long.MAX_VALUE : queries[to];
                    spans.add(new long[] {queries[from], end, 1 + random.nextInt(4)});
                }
                from = to;
            }
            return new Case(new Reach(queries, keys, visible, !cross && random.nextBoolean()), spans);
        }

        private static int[] offsets(Random random, int sequences, boolean even, int least) {
            int same = 1 + random.nextInt(9);
            int[] offsets = new int[sequences + 1];
            for (int s = 0; s < sequences; s++) {
                offsets[s + 1] = offsets[s] + (even ? same : least + random.nextInt(9));
            }
            return offsets;
        }
    }

    /** The result, then the gradients of query, key, value and of the prefixes under a weighted sum of the result. */
    private record Outcome(float[] attended, List<float[]> gradients) {}

    @Property(tries = 150)
    void fusedAndUnfusedAndPlainLoopsAgree(@ForAll long seed) {
        Case drawn = Case.draw(new Random(seed));
        try (NDManager manager = NDManager.newBaseManager()) {
            Outcome unfused = run(new UnfusedAttention(), drawn, manager, seed);
            Outcome fused = run(FusedAttention.load(HEADS, manager), drawn, manager, seed);
            assertThat(fused.attended()).containsExactly(unfused.attended(), Offset.offset(1e-5f));
            for (int i = 0; i < fused.gradients().size(); i++) {
                assertThat(fused.gradients().get(i))
                        .containsExactly(unfused.gradients().get(i), Offset.offset(1e-5f));
            }
            assertThat(unfused.attended()).containsExactly(plain(drawn, seed), Offset.offset(1e-5f));
        }
    }

    @Example
    void whatIsHiddenAtTheVeryEndIsNotReached() {
        Case drawn = new Case(
                new Reach(new int[] {0, 4}, new int[] {0, 4}, new boolean[] {true, true, false, false}, false),
                List.of());
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(run(FusedAttention.load(HEADS, manager), drawn, manager, 3)
                            .attended())
                    .containsExactly(plain(drawn, 3), Offset.offset(1e-5f));
        }
    }

    @Example
    void aPrefixThatCutsASequenceIsRefused() {
        Reach reach = new Reach(new int[] {0, 4}, new int[] {0, 4}, new boolean[] {true, true, true, true}, false);
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            run(new UnfusedAttention(), new Case(reach, List.of(new long[] {0, 2, 1})), manager, 1))
                    .withMessageContaining("cuts");
        }
    }

    @Example
    void aPrefixOfUnequalKeysAndValuesIsRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            PrefixSlice odd =
                    PrefixSlice.everywhere(manager.zeros(new Shape(2, WIDTH)), manager.zeros(new Shape(3, WIDTH)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PrefixSpan.of(List.of(odd)))
                    .withMessageContaining("one shape");
        }
    }

    private static Outcome run(Attention attention, Case drawn, NDManager parent, long seed) {
        try (NDManager manager = parent.newSubManager()) {
            Random random = new Random(seed);
            Reach reach = drawn.reach();
            int queries = reach.queries()[reach.sequences()];
            NDArray query = array(manager, rows(random, queries));
            NDArray key = array(manager, rows(random, reach.keyRows()));
            NDArray value = array(manager, rows(random, reach.keyRows()));
            List<NDArray> leaves = new ArrayList<>(List.of(query, key, value));
            List<PrefixSlice> prefixes = new ArrayList<>();
            for (long[] span : drawn.spans()) {
                NDArray keys = array(manager, rows(random, (int) span[2]));
                NDArray values = array(manager, rows(random, (int) span[2]));
                prefixes.add(new PrefixSlice(span[0], span[1], keys, values));
                leaves.addAll(List.of(keys, values));
            }
            NDArray weights = array(manager, rows(random, queries));
            leaves.forEach(array -> array.setRequiresGradient(true));
            AttentionRows rows = new AttentionRows(attention, HEADS, reach, manager, DataType.FLOAT32);
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                NDArray attended = rows.attend(query, key, value, prefixes);
                collector.backward(attended.mul(weights).sum());
                return new Outcome(
                        attended.toFloatArray(),
                        leaves.stream()
                                .map(array -> array.getGradient().toFloatArray())
                                .toList());
            }
        }
    }

    /** The same with one loop over queries and one over what each reaches. */
    private static float[] plain(Case drawn, long seed) {
        Random random = new Random(seed);
        Reach reach = drawn.reach();
        float[][] query = rows(random, reach.queries()[reach.sequences()]);
        float[][] key = rows(random, reach.keyRows());
        float[][] value = rows(random, reach.keyRows());
        List<float[][]> prefixKeys = new ArrayList<>();
        List<float[][]> prefixValues = new ArrayList<>();
        for (long[] span : drawn.spans()) {
            prefixKeys.add(rows(random, (int) span[2]));
            prefixValues.add(rows(random, (int) span[2]));
        }
        float[] result = new float[query.length * WIDTH];
        for (int s = 0; s < reach.sequences(); s++) {
            for (int row = reach.queries()[s]; row < reach.queries()[s + 1]; row++) {
                List<float[]> keys = new ArrayList<>();
                List<float[]> values = new ArrayList<>();
                for (int i = 0; i < drawn.spans().size(); i++) {
                    if (row >= drawn.spans().get(i)[0] && row < drawn.spans().get(i)[1]) {
                        keys.addAll(Arrays.asList(prefixKeys.get(i)));
                        values.addAll(Arrays.asList(prefixValues.get(i)));
                    }
                }
                int last = reach.causal() ? row : reach.keys()[s + 1] - 1;
                for (int other = reach.keys()[s]; other <= last; other++) {
                    if (reach.visible()[other]) {
                        keys.add(key[other]);
                        values.add(value[other]);
                    }
                }
                System.arraycopy(attend(query[row], keys, values), 0, result, row * WIDTH, WIDTH);
            }
        }
        return result;
    }

    private static float[] attend(float[] query, List<float[]> keys, List<float[]> values) {
        int width = WIDTH / HEADS;
        float[] result = new float[WIDTH];
        for (int from = 0; from < WIDTH; from += width) {
            double sum = 0;
            double[] mixed = new double[width];
            for (int other = 0; other < keys.size(); other++) {
                double score = 0;
                for (int i = from; i < from + width; i++) {
                    score += query[i] * keys.get(other)[i];
                }
                double weight = Math.exp(score / Math.sqrt(width));
                sum += weight;
                for (int i = 0; i < width; i++) {
                    mixed[i] += weight * values.get(other)[from + i];
                }
            }
            for (int i = 0; i < width; i++) {
                result[from + i] = (float) (mixed[i] / sum);
            }
        }
        return result;
    }

    private static NDArray array(NDManager manager, float[][] rows) {
        return manager.create(rows);
    }

    private static float[][] rows(Random random, int rows) {
        float[][] values = new float[rows][WIDTH];
        for (float[] row : values) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        return values;
    }
}
