// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

/** The rows of position and segment embeddings that a family gives the tokens of a batch. */
interface TokenPlaces {

    /** Row of the position embeddings for each token, {@code [tokens]}. */
    int[] positions(PackedTokens batch);

    /** Row of the segment embeddings for each token, {@code [tokens]}; zeros in a family that tells no sentences apart. */
    int[] segments(PackedTokens batch);
}
