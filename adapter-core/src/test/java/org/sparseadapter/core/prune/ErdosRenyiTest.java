// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ErdosRenyiTest {

    /** (4 + 6) : (2 + 3) of 12 is 8 : 4, of 24 and 6 weights. */
    @Test
    void sharesTheBudgetInProportionToTheSides() {
        assertThat(ErdosRenyi.kept(shapes("large", 4, 6, "small", 2, 3), 12))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("large", 8, "small", 4)));
    }

    /** 10 : 5 of 21 would be 14 : 7, but the small one has 6; the large one takes the seventh too. */
    @Test
    void whatAFullMatrixCannotTakeGoesToTheOthers() {
        assertThat(ErdosRenyi.kept(shapes("large", 4, 6, "small", 2, 3), 21))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of("large", 15, "small", 6)));
    }

    /**
     * LoRA's pair on 48 columns at rank 4 beside a pair from 96 columns: sides 52, 52, 100, 52 of 256. Of 256 weights
     * kept, each keeps its sides; of 257, each has 1/256 of a side more and the longest comes first.
     */
    @Test
    void fractionsGoToTheLargest() {
        SortedMap<String, long[]> shapes = shapes("a", 4, 48, "b", 48, 4, "c", 4, 96);
        shapes.put("d", new long[] {48, 4});
        assertThat(ErdosRenyi.kept(shapes, 256).values()).containsExactly(52, 52, 100, 52);
        assertThat(ErdosRenyi.kept(shapes, 257).values()).containsExactly(52, 52, 101, 52);
    }

    @Test
    void equalFractionsGoByName() {
        assertThat(ErdosRenyi.kept(shapes("a", 3, 3, "b", 3, 3, "c", 3, 3), 11).values())
                .containsExactly(4, 4, 3);
    }

    @Property(tries = 500)
    void theBudgetIsMetExactlyAndNoMatrixIsOverfull(
            @ForAll("matrices") SortedMap<String, long[]> shapes,
            @ForAll @DoubleRange(max = 0.99) double sparsity,
            @ForAll long seed) {
        int total = shapes.values().stream().mapToInt(ErdosRenyiTest::size).sum();
        SortedMap<String, Mask> masks = ErdosRenyi.masks(shapes, sparsity, Scope.GLOBAL, seed);
        assertThat(masks.values().stream().mapToInt(Mask::kept).sum())
                .isEqualTo(MaskSelection.keptCount(sparsity, total));
        masks.forEach((name, mask) -> {
            assertThat(mask.size()).isEqualTo(size(shapes.get(name)));
            assertThat(mask.seed()).contains(UniformScores.seedOf(seed, name));
        });
        assertThat(masks).isEqualTo(ErdosRenyi.masks(shapes, sparsity, Scope.GLOBAL, seed));
    }

    /** One factor explains all counts: kept is factor * (in + out), or everything. */
    @Property(tries = 500)
    void countsAreTheFormulasToWithinOne(
            @ForAll("matrices") SortedMap<String, long[]> shapes, @ForAll @DoubleRange(max = 0.99) double sparsity) {
        int total = shapes.values().stream().mapToInt(ErdosRenyiTest::size).sum();
        int budget = MaskSelection.keptCount(sparsity, total);
        double factor = bisected(shapes, budget);
        ErdosRenyi.kept(shapes, budget).forEach((name, kept) -> assertThat((double) kept)
                .as(name)
                .isCloseTo(ideal(shapes.get(name), factor), within(1 + 1e-6)));
    }

    @Property(tries = 300)
    void aLargerBudgetTakesNothingAwayAndASmallerMatrixIsNoSparser(
            @ForAll("matrices") SortedMap<String, long[]> shapes,
            @ForAll @DoubleRange(max = 0.99) double one,
            @ForAll @DoubleRange(max = 0.99) double other) {
        int total = shapes.values().stream().mapToInt(ErdosRenyiTest::size).sum();
        SortedMap<String, Integer> fewer =
                ErdosRenyi.kept(shapes, MaskSelection.keptCount(Math.max(one, other), total));
        SortedMap<String, Integer> more = ErdosRenyi.kept(shapes, MaskSelection.keptCount(Math.min(one, other), total));
        // Rounding may move a single weight between matrices.
        fewer.forEach((name, kept) -> assertThat(kept).isLessThanOrEqualTo(more.get(name) + 1));
        more.forEach((name, kept) -> more.forEach((than, others) -> {
            double own = (double) size(shapes.get(name)) / sides(shapes.get(name));
            double its = (double) size(shapes.get(than)) / sides(shapes.get(than));
            if (own <= its) {
                assertThat((kept + 1.0) / size(shapes.get(name)))
                        .isGreaterThanOrEqualTo((others - 1.0) / size(shapes.get(than)));
            }
        }));
    }

    @Property(tries = 50)
    void localIsLocalRandom(
            @ForAll("matrices") SortedMap<String, long[]> shapes, @ForAll @DoubleRange(max = 0.99) double sparsity) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        shapes.forEach((name, shape) -> sizes.put(name, size(shape)));
        assertThat(ErdosRenyi.masks(shapes, sparsity, Scope.LOCAL, 3))
                .isEqualTo(MaskSelection.random(sizes, sparsity, Scope.LOCAL, 3));
    }

    @Test
    void refusesWhatIsNoMatrix() {
        SortedMap<String, long[]> shapes = new TreeMap<>(Map.of("bias", new long[] {4}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErdosRenyi.masks(shapes, 0.5, Scope.GLOBAL, 1))
                .withMessageContaining("[out, in]");
    }

    @Provide
    Arbitrary<SortedMap<String, long[]>> matrices() {
        Arbitrary<Long> sides = Arbitraries.oneOf(
                Arbitraries.longs().between(1, 6), Arbitraries.longs().between(1, 60));
        Arbitrary<long[]> shapes = Combinators.combine(sides, sides).as((out, in) -> new long[] {out, in});
        return Arbitraries.maps(Arbitraries.strings().withCharRange('a', 'p').ofLength(1), shapes)
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(TreeMap::new);
    }

    /** The factor at which the capped shares add up to the budget, found without the code's own way. */
    private static double bisected(SortedMap<String, long[]> shapes, int budget) {
        double low = 0;
        double high = 60;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            double sum = shapes.values().stream()
                    .mapToDouble(shape -> ideal(shape, middle))
                    .sum();
            if (sum < budget) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static double ideal(long[] shape, double factor) {
        return Math.min(size(shape), factor * sides(shape));
    }

    private static int size(long[] shape) {
        return (int) (shape[0] * shape[1]);
    }

    private static long sides(long[] shape) {
        return shape[0] + shape[1];
    }

    private static SortedMap<String, long[]> shapes(Object... flat) {
        SortedMap<String, long[]> shapes = new TreeMap<>();
        for (int i = 0; i < flat.length; i += 3) {
            shapes.put((String) flat[i], new long[] {(Integer) flat[i + 1], (Integer) flat[i + 2]});
        }
        return shapes;
    }
}
