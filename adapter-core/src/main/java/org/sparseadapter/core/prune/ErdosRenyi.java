// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Erdos-Renyi densities (Mocanu et al., 2018; Evci et al., 2020): a matrix {@code [out, in]} is kept with a density
 * proportional to {@code (in + out) / (in * out)}, so that small matrices stay denser than large ones. In weights: each
 * matrix keeps {@code c * (in + out)} of its {@code in * out}, at most all of them, with the one c that meets the budget;
 * what a full matrix cannot take, the others share in the same proportion.
 *
 * <p>The counts are rounded down, and what is still missing goes, one weight each, to the matrices with the largest
 * fractions, of equal ones to the earlier by name: the budget is met exactly and no count is a whole weight off.
 *
 * <p>Which weights of a matrix are kept is drawn from the seed as for {@link PruningMethod#RANDOM}. With {@link
 * Scope#LOCAL} every matrix has a budget of its own and there is nothing to share out: the masks are those of local
 * random pruning.
 */
public final class ErdosRenyi {

    private ErdosRenyi() {}

    /**
     * Selects at random under Erdos-Renyi densities; the masks carry their seeds.
     *
     * @param shapes {@code [out, in]} of every prunable matrix
     * @param sparsity the fraction removed, in [0, 1)
     * @param scope one budget for all matrices, or one for each
     * @param runSeed the recipe's seed
     */
    public static SortedMap<String, Mask> masks(
            SortedMap<String, long[]> shapes, double sparsity, Scope scope, long runSeed) {
        SortedMap<String, Integer> sizes = new TreeMap<>();
        shapes.forEach((matrix, shape) -> sizes.put(matrix, size(shape)));
        if (scope == Scope.LOCAL) {
            return MaskSelection.random(sizes, sparsity, scope, runSeed);
        }
        int total = sizes.values().stream().reduce(0, Math::addExact);
        SortedMap<String, Mask> masks = new TreeMap<>();
        kept(shapes, MaskSelection.keptCount(sparsity, total))
                .forEach((matrix, kept) -> masks.put(
                        matrix, Mask.seededRandom(sizes.get(matrix), kept, UniformScores.seedOf(runSeed, matrix))));
        return masks;
    }

    /**
     * How many weights each matrix keeps.
     *
     * @param shapes {@code [out, in]} by matrix
     * @param budget how many are kept in all, from 0 to the number of all weights
     */
    static SortedMap<String, Integer> kept(SortedMap<String, long[]> shapes, int budget) {
        List<Share> shares = new ArrayList<>();
        shapes.forEach((matrix, shape) -> shares.add(new Share(matrix, size(shape), shape[0] + shape[1])));
        double factor = factor(shares, budget);
        SortedMap<String, Integer> kept = new TreeMap<>();
        int missing = budget;
        for (Share share : shares) {
            int whole = (int) share.ideal(factor);
            kept.put(share.matrix, whole);
            missing -= whole;
        }
        shares.sort(Comparator.comparingDouble((Share share) -> -share.fraction(factor))
                .thenComparing(Share::matrix));
        for (int i = 0; missing > 0; i = (i + 1) % shares.size()) {
            Share share = shares.get(i);
            if (kept.get(share.matrix) < share.size) {
                kept.merge(share.matrix, 1, Integer::sum);
                missing--;
            }
        }
        return kept;
    }

    /** The c of the formula: matrices fill up in the order of {@code in * out / (in + out)}. */
    private static double factor(List<Share> shares, int budget) {
        List<Share> filling = new ArrayList<>(shares);
        filling.sort(Comparator.comparingDouble(Share::fullAt));
        double left = budget;
        double weight = filling.stream().mapToDouble(Share::sides).sum();
        for (Share share : filling) {
            if (left <= share.fullAt() * weight) {
                return left / weight;
            }
            left -= share.size;
            weight -= share.sides;
        }
        return Double.POSITIVE_INFINITY;
    }

    private static int size(long[] shape) {
        if (shape.length != 2) {
            throw new IllegalArgumentException("expected a matrix [out, in], found " + Arrays.toString(shape));
        }
        return Math.toIntExact(Math.multiplyExact(shape[0], shape[1]));
    }

    /**
     * One matrix's claim.
     *
     * @param size {@code in * out}
     * @param sides {@code in + out}
     */
    private record Share(String matrix, int size, double sides) {

        double fullAt() {
            return size / sides;
        }

        double ideal(double factor) {
            return Math.min(size, factor * sides);
        }

        double fraction(double factor) {
            double ideal = ideal(factor);
            return ideal - Math.floor(ideal);
        }
    }
}
