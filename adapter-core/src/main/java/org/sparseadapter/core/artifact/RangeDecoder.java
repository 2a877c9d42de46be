// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

/** Reads what {@link RangeEncoder} wrote, and nothing else: every byte must be the one that the encoder would write. */
final class RangeDecoder {

    /** The encoder leaves out that many zeros at the end. */
    private static final int IMPLIED = 3;

    private final byte[] bytes;
    private int next;
    private long range = RangeEncoder.WHOLE;
    /** The written point, less the interval's low end. */
    private long code;
    /** The last 32 bits of the written point. */
    private long point;

    private boolean used;

    RangeDecoder(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean decode(int part, int total) {
        if (!used) {
            start();
        }
        long bound = RangeEncoder.bound(range, part, total);
        boolean yes = code < bound;
        if (yes) {
            range = bound;
        } else {
            code -= bound;
            range -= bound;
        }
        while (range < RangeEncoder.LEAST_RANGE) {
            take();
            range <<= 8;
        }
        return yes;
    }

    /** Checks that the bytes end where the encoder would have ended them, and as. */
    void finish() {
        int expected = used ? next - IMPLIED : 0;
        if (bytes.length != expected) {
            throw new ArtifactException("expected " + expected + " bytes of mask, found " + bytes.length);
        }
        long low = point - code & RangeEncoder.WHOLE;
        long settled = low + RangeEncoder.LEAST_RANGE - 1 & RangeEncoder.WHOLE & -RangeEncoder.LEAST_RANGE;
        if (used && point != settled) {
            throw new ArtifactException("the mask's last byte is not the one that encoding gives");
        }
    }

    private void start() {
        used = true;
        for (int i = 0; i < Integer.BYTES; i++) {
            take();
        }
        if (code >= range) {
            throw new ArtifactException("the mask's first bytes lie outside of every interval");
        }
    }

    private void take() {
        if (next >= bytes.length + IMPLIED) {
            throw new ArtifactException("the mask ends early, after " + bytes.length + " bytes");
        }
        long value = next < bytes.length ? bytes[next] & 0xFF : 0;
        next++;
        code = (code << 8 | value) & RangeEncoder.WHOLE;
        point = (point << 8 | value) & RangeEncoder.WHOLE;
    }
}
