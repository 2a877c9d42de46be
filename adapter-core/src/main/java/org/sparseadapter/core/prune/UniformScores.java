// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.sparseadapter.core.text.Digests;
import org.sparseadapter.core.text.Quoted;

/**
 * The random scores behind seeded masks. The algorithm is part of the file format and never changes under its name:
 *
 * <p>{@value #GENERATOR}: the matrix's seed is the first 8 bytes, big-endian, of SHA-256 over the run's seed (8 bytes,
 * big-endian) followed by the matrix's name in UTF-8. Draw i (from 0) is SplitMix64 (Steele, Lea, Flood, 2014) of that
 * seed: {@code z = seed + (i + 1) * 0x9E3779B97F4A7C15}, mixed by the multipliers {@code 0xBF58476D1CE4E5B9} and
 * {@code 0x94D049BB133111EB} with shifts 30, 27 and 31; its upper 24 bits are the score. The largest scores are kept; of
 * equal ones the lower position.
 */
public final class UniformScores {

    /** The name that files carry. */
    public static final String GENERATOR = "splitmix64-top24";

    private UniformScores() {}

    /** The seed of one matrix within a run. */
    public static MaskSeed seedOf(long runSeed, String matrix) {
        byte[] name = matrix.getBytes(StandardCharsets.UTF_8);
        ByteBuffer message =
                ByteBuffer.allocate(Long.BYTES + name.length).putLong(runSeed).put(name);
        byte[] digest = Digests.messageDigest().digest(message.array());
        return new MaskSeed(GENERATOR, ByteBuffer.wrap(digest).getLong());
    }

    /**
     * Uniform scores in [0, 1) for a matrix of {@code size} weights.
     *
     * @throws IllegalArgumentException when the seed names another generator
     */
    public static float[] draw(MaskSeed seed, int size) {
        requireKnown(seed);
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = bits(seed.seed(), i) * 0x1p-24f;
        }
        return scores;
    }

    static void requireKnown(MaskSeed seed) {
        if (!seed.generator().equals(GENERATOR)) {
            throw new IllegalArgumentException(
                    "unknown mask generator " + Quoted.text(seed.generator()) + ", expected \"" + GENERATOR + "\"");
        }
    }

    /** The 24 bits of draw {@code i}. */
    static int bits(long seed, int i) {
        return (int) (SplitMix64.draw(seed, i) >>> 40);
    }
}
