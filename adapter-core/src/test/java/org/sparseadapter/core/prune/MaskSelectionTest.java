// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskSelectionTest {

    @ParameterizedTest
    @CsvSource({
        "0, 10, 10",
        "0.8, 5, 1",
        "0.9, 5, 1",
        "0.9, 4, 0",
        "0.5, 3, 2",
        "0.7, 5, 2",
        "0.95, 10, 1",
        "0.35, 10, 7",
        "0.99, 50, 1",
        "0.6666666666666667, 300, 100",
        "0.75, 9216, 2304",
        "0.8, 2147483647, 429496729"
    })
    void keepsTheRoundedCountExactly(double sparsity, int total, int kept) {
        assertThat(MaskSelection.keptCount(sparsity, total)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, -0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSparsityOutOfRange(double sparsity) {
        assertThatIllegalArgumentException().isThrownBy(() -> MaskSelection.keptCount(sparsity, 10));
    }

    @Property(tries = 300)
    void globalKeepsTheLargestOfAll(
            @ForAll("scores") SortedMap<String, float[]> scores, @ForAll @DoubleRange(max = 0.99) double sparsity) {
        SortedMap<String, Mask> masks = MaskSelection.select(scores, sparsity, Scope.GLOBAL);
        int total = scores.values().stream().mapToInt(values -> values.length).sum();
        int kept = masks.values().stream().mapToInt(Mask::kept).sum();
        assertThat(kept).isEqualTo(MaskSelection.keptCount(sparsity, total));
        requireOrder(scores, masks);
    }

    @Property(tries = 300)
    void localKeepsTheLargestOfEach(
            @ForAll("scores") SortedMap<String, float[]> scores, @ForAll @DoubleRange(max = 0.99) double sparsity) {
        MaskSelection.select(scores, sparsity, Scope.LOCAL).forEach((name, mask) -> {
            assertThat(mask.kept()).isEqualTo(MaskSelection.keptCount(sparsity, mask.size()));
            SortedMap<String, float[]> alone = new TreeMap<>(Map.of(name, scores.get(name)));
            requireOrder(alone, new TreeMap<>(Map.of(name, mask)));
        });
    }

    @Property(tries = 100)
    void randomKeepsTheExactCountAndCanBeDrawnAgain(
            @ForAll("scores") SortedMap<String, float[]> scores,
            @ForAll @DoubleRange(max = 0.99) double sparsity,
            @ForAll Scope scope,
            @ForAll long seed) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        SortedMap<String, float[]> uniform = new TreeMap<>();
        scores.forEach((name, values) -> {
            sizes.put(name, values.length);
            uniform.put(name, UniformScores.draw(UniformScores.seedOf(seed, name), values.length));
        });
        SortedMap<String, Mask> masks = MaskSelection.random(sizes, sparsity, scope, seed);
        assertThat(masks).isEqualTo(MaskSelection.random(sizes, sparsity, scope, seed));
        // The seed stands for the very mask that ranking the uniform scores gives.
        assertThat(masks).isEqualTo(MaskSelection.select(uniform, sparsity, scope));
        masks.forEach((name, mask) -> assertThat(mask.seed()).contains(UniformScores.seedOf(seed, name)));
    }

    @Test
    void equalScoresGoByNameThenPosition() {
        SortedMap<String, float[]> scores = new TreeMap<>();
        scores.put("b", new float[] {1, 1, 1});
        scores.put("a", new float[] {1, 1, 2});
        SortedMap<String, Mask> masks = MaskSelection.select(scores, 0.5, Scope.GLOBAL);
        assertThat(masks.get("a").indices()).containsExactly(0, 1, 2);
        assertThat(masks.get("b").indices()).isEmpty();
        masks = MaskSelection.select(scores, 0.4, Scope.GLOBAL);
        assertThat(masks.get("b").indices()).containsExactly(0);
    }

    @Test
    void bothZerosAreEqual() {
        SortedMap<String, float[]> scores = new TreeMap<>(Map.of("a", new float[] {-0f, 0f, 1, -1}));
        assertThat(MaskSelection.select(scores, 0.5, Scope.GLOBAL).get("a").indices())
                .containsExactly(0, 2);
    }

    @Test
    void aMatrixMayStarve() {
        SortedMap<String, float[]> scores = new TreeMap<>();
        scores.put("loud", new float[] {5, 6});
        scores.put("quiet", new float[] {1, 2});
        assertThat(MaskSelection.select(scores, 0.5, Scope.GLOBAL).get("quiet").kept())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesScoresThatAreNoNumbers(float bad) {
        SortedMap<String, float[]> scores = new TreeMap<>();
        scores.put("good", new float[] {1, 2});
        scores.put("layer.3.query.lora_a.weight", new float[] {1, bad});
        assertThatThrownBy(() -> MaskSelection.select(scores, 0.5, Scope.GLOBAL))
                .isInstanceOf(PruningException.class)
                .hasMessageStartingWith("layer.3.query.lora_a.weight: score ")
                .extracting(e -> ((PruningException) e).matrix())
                .isEqualTo("layer.3.query.lora_a.weight");
    }

    @Test
    void refusesScoresThatAreAllZero() {
        SortedMap<String, float[]> scores = new TreeMap<>();
        scores.put("down", new float[] {1, 2});
        scores.put("up", new float[] {0, -0f});
        assertThatThrownBy(() -> MaskSelection.select(scores, 0.5, Scope.LOCAL))
                .isInstanceOf(PruningException.class)
                .hasMessageStartingWith("up: all scores are zero");
    }

    @Provide
    Arbitrary<SortedMap<String, float[]>> scores() {
        // Few different values, so that ties are common.
        Arbitrary<float[]> values = Arbitraries.oneOf(
                        Arbitraries.integers().between(1, 4).map(i -> (float) i),
                        Arbitraries.floats().between(-10, 10).filter(f -> f != 0))
                .array(float[].class)
                .ofMinSize(1)
                .ofMaxSize(60);
        return Arbitraries.maps(Arbitraries.of("a", "b", "layer.0.x", "layer.10.x", "layer.2.x"), values)
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(TreeMap::new);
    }

    /** Whatever is kept ranks before whatever is not, by score, then by name and position. */
    private static void requireOrder(SortedMap<String, float[]> scores, SortedMap<String, Mask> masks) {
        record Weight(float score, int order, boolean kept) {}
        List<Weight> ranked = new ArrayList<>();
        scores.forEach((name, values) -> {
            for (int i = 0; i < values.length; i++) {
                ranked.add(new Weight(values[i], ranked.size(), masks.get(name).keeps(i)));
            }
        });
        ranked.sort(
                Comparator.comparingDouble((Weight weight) -> -weight.score()).thenComparingInt(Weight::order));
        assertThat(ranked.stream().map(Weight::kept)).isSortedAccordingTo(Comparator.reverseOrder());
    }
}
