// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/**
 * One example as token ids, special tokens included.
 *
 * @param ids vocabulary indices, {@code [length]}
 * @param segments 0 for the first sentence, 1 for the second, {@code [length]}
 * @param truncated whether text was cut to fit the limit
 */
public record Encoded(int[] ids, int[] segments, boolean truncated) {

    public Encoded {
        if (ids.length == 0 || ids.length != segments.length) {
            throw new IllegalArgumentException("expected as many segments as ids and at least one, found " + ids.length
                    + " and " + segments.length);
        }
    }

    /** Number of tokens. */
    public int length() {
        return ids.length;
    }
}
