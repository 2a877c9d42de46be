// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import java.nio.charset.StandardCharsets;
import org.sparseadapter.core.prune.SplitMix64;

/**
 * Standard normal numbers, the same on every platform. Algorithm {@code splitmix64-boxmuller-v1}: {@link SplitMix64}
 * gives 53-bit uniforms, the Box-Muller transformation in strict arithmetic makes pairs of normals of them. A stream is seeded with
 * {@code mix(seed) xor mix(fnv1a64(name))}.
 */
final class NormalDraws {

    private static final double UNIT = 0x1.0p-53;

    private final long seed;
    private long drawn;
    private double spare;
    private boolean hasSpare;

    private NormalDraws(long seed) {
        this.seed = seed;
    }

    static NormalDraws of(long seed, String name) {
        return new NormalDraws(SplitMix64.mix(seed) ^ SplitMix64.mix(fnv1a(name)));
    }

    double next() {
        if (hasSpare) {
            hasSpare = false;
            return spare;
        }
        // 1 - u is in (0, 1], where the logarithm is finite.
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
        double angle = 2 * StrictMath.PI * uniform();
        spare = radius * StrictMath.sin(angle);
        hasSpare = true;
        return radius * StrictMath.cos(angle);
    }

    private double uniform() {
        return (SplitMix64.draw(seed, drawn++) >>> 11) * UNIT;
    }

    private static long fnv1a(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }
}
