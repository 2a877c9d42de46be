// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.forward;

import org.sparseadapter.core.plm.PackedTokens;
import org.sparseadapter.lab.console.CommandFailedException;

/**
 * A padded batch. Padding is computed as other libraries compute it: no token attends to it, but it has hidden states.
 *
 * @param tokens its rows laid end to end
 * @param rows sequences
 * @param columns tokens of each, padding included
 */
record PaddedBatch(PackedTokens tokens, int rows, int columns) {

    /** Tokens of three matrices of one shape. */
    static PaddedBatch of(TokenMatrix ids, TokenMatrix mask, TokenMatrix types) {
        boolean[] visible = new boolean[ids.values().length];
        for (int row = 0; row < ids.rows(); row++) {
            boolean any = false;
            for (int column = 0; column < ids.columns(); column++) {
                boolean seen = mask.at(row, column) == 1;
                visible[row * ids.columns() + column] = seen;
                any |= seen;
            }
            if (!any) {
                throw new CommandFailedException(mask.name() + "[" + row + "]: expected at least one 1, found zeros");
            }
        }
        int[] offsets = new int[ids.rows() + 1];
        for (int row = 0; row <= ids.rows(); row++) {
            offsets[row] = row * ids.columns();
        }
        PackedTokens tokens = new PackedTokens(ids.values(), types.values(), offsets, visible);
        return new PaddedBatch(tokens, ids.rows(), ids.columns());
    }

    /** Tokens that are all seen. */
    static PaddedBatch of(TokenMatrix ids) {
        return of(ids, ids.filled("mask", 1), ids.filled("types", 0));
    }
}
