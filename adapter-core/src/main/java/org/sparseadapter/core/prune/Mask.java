// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which of a matrix's weights are kept, by row-major position. Immutable.
 *
 * <p>Equality is that of the positions; a seed only says how they can be drawn again.
 */
public final class Mask {

    private final int size;
    private final int kept;
    private final long[] words;
    private final Optional<MaskSeed> seed;

    private Mask(int size, int kept, long[] words, Optional<MaskSeed> seed) {
        this.size = size;
        this.kept = kept;
        this.words = words;
        this.seed = seed;
    }

    /** Keeps everything. */
    public static Mask all(int size) {
        requireSize(size);
        long[] words = new long[wordsFor(size)];
        Arrays.fill(words, -1L);
        if ((size & 63) != 0) {
            words[words.length - 1] = (1L << (size & 63)) - 1;
        }
        return new Mask(size, size, words, Optional.empty());
    }

    /**
     * Keeps the given positions.
     *
     * @param size how many weights the matrix has
     * @param sorted the kept positions, strictly ascending, each in [0, size)
     * @throws IllegalArgumentException when they are not
     */
    public static Mask ofIndices(int size, int[] sorted) {
        requireSize(size);
        long[] words = new long[wordsFor(size)];
        int previous = -1;
        for (int index : sorted) {
            if (index <= previous || index >= size) {
                throw new IllegalArgumentException("position " + index + " after " + previous + " in a matrix of "
                        + size + ": positions must ascend and stay inside");
            }
            words[index >> 6] |= 1L << index;
            previous = index;
        }
        return new Mask(size, sorted.length, words, Optional.empty());
    }

    /**
     * Keeps a random subset of exactly {@code kept} positions, drawn by {@link UniformScores}.
     *
     * @throws IllegalArgumentException when the generator is unknown or more is kept than there is
     */
    public static Mask seededRandom(int size, int kept, MaskSeed seed) {
        requireSize(size);
        if (kept < 0 || kept > size) {
            throw new IllegalArgumentException("cannot keep " + kept + " of " + size);
        }
        Mask drawn = ofIndices(size, SeededDraw.indices(seed, size, kept));
        return new Mask(size, kept, drawn.words, Optional.of(seed));
    }

    /** How many weights the matrix has. */
    public int size() {
        return size;
    }

    /** How many of them are kept. */
    public int kept() {
        return kept;
    }

    /** The fraction kept; 1 for an empty matrix. */
    public double density() {
        return size == 0 ? 1 : (double) kept / size;
    }

    /** The seed the mask was drawn from, when it was random. */
    public Optional<MaskSeed> seed() {
        return seed;
    }

    /** Whether the weight at this row-major position is kept. */
    public boolean keeps(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("position " + index + " of " + size);
        }
        return (words[index >> 6] & 1L << index) != 0;
    }

    /** The kept positions, ascending. */
    public int[] indices() {
        int[] indices = new int[kept];
        int next = 0;
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                indices[next++] = (i << 6) + Long.numberOfTrailingZeros(word);
            }
        }
        return indices;
    }

    /** The kept values of a full matrix, {@code [size]} to {@code [kept]}. */
    public float[] gather(float[] dense) {
        if (dense.length != size) {
            throw new IllegalArgumentException("a mask over " + size + " cannot read " + dense.length + " values");
        }
        int[] indices = indices();
        float[] values = new float[kept];
        for (int i = 0; i < kept; i++) {
            values[i] = dense[indices[i]];
        }
        return values;
    }

    /** The full matrix of kept values, {@code [kept]} to {@code [size]}, zero elsewhere. */
    public float[] scatter(float[] values) {
        if (values.length != kept) {
            throw new IllegalArgumentException("a mask keeping " + kept + " cannot place " + values.length + " values");
        }
        int[] indices = indices();
        float[] dense = new float[size];
        for (int i = 0; i < kept; i++) {
            dense[indices[i]] = values[i];
        }
        return dense;
    }

    /** The mask as numbers to multiply with: 1 where a weight is kept, 0 elsewhere, {@code [size]}. */
    public float[] multipliers() {
        float[] ones = new float[kept];
        Arrays.fill(ones, 1f);
        return scatter(ones);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that && size == that.size && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return 31 * size + Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "Mask keeping " + kept + " of " + size;
    }

    private static int wordsFor(int size) {
        return (int) ((size + 63L) >> 6);
    }

    private static void requireSize(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("a matrix cannot have " + size + " weights");
        }
    }
}
