// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import java.util.Arrays;

/**
 * A binary arithmetic coder in 32 bits (a range coder, Martin, 1979): the interval {@code [low, low + range)} shrinks with
 * each decision, and its leading bytes are written as they are settled. A carry runs back into bytes already written.
 */
final class RangeEncoder {

    static final long WHOLE = 0xFFFFFFFFL;

    /** Below this range a byte is settled. */
    static final long LEAST_RANGE = 1L << 24;

    private byte[] out = new byte[64];
    private int length;
    private long low;
    private long range = WHOLE;
    private boolean used;

    /** The part of a range that stands for "yes", when {@code part} of {@code total} are. */
    static long bound(long range, int part, int total) {
        return Math.max(1, range * part / total);
    }

    /** Codes a decision that is "yes" with probability {@code part / total}, strictly between 0 and 1. */
    void encode(boolean yes, int part, int total) {
        used = true;
        long bound = bound(range, part, total);
        if (yes) {
            range = bound;
        } else {
            add(bound);
            range -= bound;
        }
        while (range < LEAST_RANGE) {
            put();
            range <<= 8;
        }
    }

    /** The bytes; none when nothing was coded. */
    byte[] finish() {
        if (used) {
            // One byte names a point of the interval: it spans more than one multiple of 2^24.
            add(LEAST_RANGE - 1);
            put();
        }
        return Arrays.copyOf(out, length);
    }

    private void add(long amount) {
        low += amount;
        if (low > WHOLE) {
            low &= WHOLE;
            int i = length - 1;
            while (++out[i] == 0) {
                i--;
            }
        }
    }

    private void put() {
        if (length == out.length) {
            out = Arrays.copyOf(out, 2 * length);
        }
        out[length++] = (byte) (low >>> 24);
        low = low << 8 & WHOLE;
    }
}
