// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.pretrain;

/**
 * The dimensions of a BART to be initialised; encoder and decoder are alike.
 *
 * @param hidden width of a row
 * @param layers of each stack
 * @param heads of every attention, a divisor of {@code hidden}
 * @param intermediate inner width of the feed-forward sublayers
 * @param maxTokens longest sequence of either stack
 * @param merges how many merges of the byte-level vocabulary are used, each a token beside the 256 bytes
 */
public record BartSize(int hidden, int layers, int heads, int intermediate, int maxTokens, int merges) {

    /** About 7 million weights: what two processor cores can teach something in an hour. */
    public static final BartSize SMALL = new BartSize(256, 3, 4, 1024, 128, 6000);

    public BartSize {
        if (hidden < 1 || layers < 1 || heads < 1 || intermediate < 1 || maxTokens < 8 || merges < 0) {
            throw new IllegalArgumentException(
                    "hidden, layers, heads and intermediate must be positive, maxTokens at least 8, merges not negative");
        }
        if (hidden % heads != 0) {
            throw new IllegalArgumentException("hidden " + hidden + " is not a multiple of heads " + heads);
        }
    }
}
