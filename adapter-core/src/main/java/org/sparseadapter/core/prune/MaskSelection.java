// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns scores into masks: the larger scores are kept, of equal ones that of the earlier matrix (by name), then of the
 * lower row-major position. Of N weights exactly {@code round((1 - sparsity) * N)} are kept.
 */
public final class MaskSelection {

    private MaskSelection() {}

    /**
     * Selects by score.
     *
     * @param scoresByMatrix a score per weight, row-major, for every prunable matrix
     * @param sparsity the fraction removed, in [0, 1)
     * @param scope one ranking over all matrices, or one for each
     * @return a mask for every matrix
     * @throws PruningException when a matrix's scores are all zero, or one is NaN or infinite
     */
    public static SortedMap<String, Mask> select(
            SortedMap<String, float[]> scoresByMatrix, double sparsity, Scope scope) {
        scoresByMatrix.forEach(MaskSelection::requireUsable);
        return rank(scoresByMatrix, sparsity, scope);
    }

    /**
     * Selects by score among the weights that an earlier round kept. A matrix whose scores are all zero is no error here:
     * its pair may have starved, and then it does nothing.
     *
     * @param kept the masks of the round before
     * @param sparsity the fraction of all weights removed after this round, at least that of the round before
     * @throws PruningException when a score is NaN or infinite
     */
    public static SortedMap<String, Mask> narrow(
            SortedMap<String, Mask> kept, SortedMap<String, float[]> scoresByMatrix, double sparsity, Scope scope) {
        SortedMap<String, float[]> remaining = new TreeMap<>();
        scoresByMatrix.forEach((matrix, scores) -> {
            requireFinite(matrix, scores);
            float[] own = scores.clone();
            Mask mask = kept.get(matrix);
            for (int i = 0; i < own.length; i++) {
                own[i] = mask.keeps(i) ? own[i] : -Float.MAX_VALUE;
            }
            remaining.put(matrix, own);
        });
        return rank(remaining, sparsity, scope);
    }

    /**
     * Selects at random: the masks carry their seeds, so a file need not store their positions.
     *
     * @param sizeByMatrix how many weights each prunable matrix has
     * @param runSeed the recipe's seed
     */
    public static SortedMap<String, Mask> random(
            SortedMap<String, Integer> sizeByMatrix, double sparsity, Scope scope, long runSeed) {
        SortedMap<String, float[]> scores = new TreeMap<>();
        sizeByMatrix.forEach(
                (matrix, size) -> scores.put(matrix, UniformScores.draw(UniformScores.seedOf(runSeed, matrix), size)));
        SortedMap<String, Mask> seeded = new TreeMap<>();
        rank(scores, sparsity, scope)
                .forEach((matrix, mask) -> seeded.put(
                        matrix, Mask.seededRandom(mask.size(), mask.kept(), UniformScores.seedOf(runSeed, matrix))));
        return seeded;
    }

    /** How many of {@code total} weights remain: {@code round((1 - sparsity) * total)}, exactly, halves up. */
    public static int keptCount(double sparsity, int total) {
        if (!(sparsity >= 0 && sparsity < 1)) {
            throw new IllegalArgumentException("sparsity must be in [0, 1), found " + sparsity);
        }
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(sparsity))
                .multiply(BigDecimal.valueOf(total))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static SortedMap<String, Mask> rank(
            SortedMap<String, float[]> scoresByMatrix, double sparsity, Scope scope) {
        return switch (scope) {
            case LOCAL -> local(scoresByMatrix, sparsity);
            case GLOBAL -> global(scoresByMatrix, sparsity);
        };
    }

    private static SortedMap<String, Mask> local(SortedMap<String, float[]> scoresByMatrix, double sparsity) {
        SortedMap<String, Mask> masks = new TreeMap<>();
        scoresByMatrix.forEach((matrix, scores) -> masks.put(
                matrix, Mask.ofIndices(scores.length, TopScores.indices(scores, keptCount(sparsity, scores.length)))));
        return masks;
    }

    private static SortedMap<String, Mask> global(SortedMap<String, float[]> scoresByMatrix, double sparsity) {
        int total = scoresByMatrix.values().stream()
                .mapToInt(scores -> scores.length)
                .reduce(0, Math::addExact);
        float[] joined = new float[total];
        int offset = 0;
        for (float[] scores : scoresByMatrix.values()) {
            System.arraycopy(scores, 0, joined, offset, scores.length);
            offset += scores.length;
        }
        int[] kept = TopScores.indices(joined, keptCount(sparsity, total));
        SortedMap<String, Mask> masks = new TreeMap<>();
        int from = 0;
        offset = 0;
        for (Map.Entry<String, float[]> entry : scoresByMatrix.entrySet()) {
            int size = entry.getValue().length;
            int to = from;
            while (to < kept.length && kept[to] < offset + size) {
                to++;
            }
            int[] own = new int[to - from];
            for (int i = 0; i < own.length; i++) {
                own[i] = kept[from + i] - offset;
            }
            masks.put(entry.getKey(), Mask.ofIndices(size, own));
            from = to;
            offset += size;
        }
        return masks;
    }

    private static void requireUsable(String matrix, float[] scores) {
        requireFinite(matrix, scores);
        boolean allZero = true;
        for (float score : scores) {
            allZero &= score == 0;
        }
        if (allZero && scores.length > 0) {
            throw new PruningException(
                    matrix, "all scores are zero, nothing to rank by; a zero-initialised side needs pruning.scoreInit");
        }
    }

    private static void requireFinite(String matrix, float[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (!Float.isFinite(scores[i])) {
                throw new PruningException(
                        matrix, "score " + scores[i] + " at position " + i + ", expected a finite one");
            }
        }
    }
}
