// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.forward;

import java.util.ArrayList;
import java.util.List;
import org.sparseadapter.cli.CommandFailedException;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.PackedTokens;

/**
 * A padded batch and its rows laid end to end.
 *
 * @param tokens the rows
 * @param rows sequences
 * @param columns tokens of each, padding included
 */
record PaddedBatch(PackedTokens tokens, int rows, int columns) {

    /** Packs ids whose padding stands behind the tokens. */
    static PaddedBatch of(TokenMatrix ids, TokenMatrix mask, TokenMatrix types) {
        List<Encoded> examples = new ArrayList<>();
        for (int row = 0; row < ids.rows(); row++) {
            int length = 0;
            while (length < ids.columns() && mask.at(row, length) == 1) {
                length++;
            }
            for (int column = length; column < ids.columns(); column++) {
                if (mask.at(row, column) == 1 || length == 0) {
                    throw new CommandFailedException(mask.name() + "[" + row + "]: expected ones, then zeros");
                }
            }
            examples.add(new Encoded(begin(ids, row, length), begin(types, row, length), false));
        }
        return new PaddedBatch(PackedTokens.of(examples), ids.rows(), ids.columns());
    }

    /**
     * Lays packed rows out with their padding, which is zeros.
     *
     * @param packed {@code [tokens, width]}
     * @return {@code [rows, columns, width]}
     */
    float[] padded(float[] packed) {
        int width = packed.length / tokens.tokens();
        float[] all = new float[Math.multiplyExact(Math.multiplyExact(rows, columns), width)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(
                    packed, tokens.offsets()[row] * width, all, row * columns * width, tokens.length(row) * width);
        }
        return all;
    }

    private static int[] begin(TokenMatrix matrix, int row, int length) {
        int[] values = new int[length];
        for (int column = 0; column < length; column++) {
            values[column] = matrix.at(row, column);
        }
        return values;
    }
}
