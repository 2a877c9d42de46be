// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.artifact;

import org.sparseadapter.core.prune.Mask;

/**
 * Masks as bytes, at the entropy bound and at any sparsity. Position by position, with {@code r} positions left of which
 * {@code k} are kept, the next is kept with probability {@code k / r}: drawing without replacement. The product of these
 * is one over the number of masks with that many kept, so an arithmetic coder spends {@code log2(n choose k)} bits plus
 * at most one byte, and a decoded mask keeps exactly {@code k} whatever the bytes say.
 */
final class MaskCoder {

    /** The name that files carry; the algorithm never changes under it. */
    static final String NAME = "range32-draw";

    private MaskCoder() {}

    static byte[] encode(Mask mask) {
        RangeEncoder encoder = new RangeEncoder();
        int kept = mask.kept();
        int left = mask.size();
        for (int i = 0; kept > 0 && kept < left; i++, left--) {
            boolean keeps = mask.keeps(i);
            encoder.encode(keeps, kept, left);
            if (keeps) {
                kept--;
            }
        }
        return encoder.finish();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param size how many positions there are
     * @param kept how many of them are kept
     * @throws ArtifactException when the bytes end early, go on after the end, or are not what encoding gives
     */
    static Mask decode(byte[] bytes, int size, int kept) {
        if (kept < 0 || kept > size) {
            throw new ArtifactException("cannot keep " + kept + " of " + size);
        }
        RangeDecoder decoder = new RangeDecoder(bytes);
        int[] indices = new int[kept];
        int found = 0;
        int position = 0;
        for (; found < kept && kept - found < size - position; position++) {
            if (decoder.decode(kept - found, size - position)) {
                indices[found++] = position;
            }
        }
        decoder.finish();
        while (found < kept) {
            indices[found++] = position++;
        }
        return Mask.ofIndices(size, indices);
    }
}
