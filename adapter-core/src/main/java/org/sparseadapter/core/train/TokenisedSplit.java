// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sparseadapter.core.plm.Encoded;
import org.sparseadapter.core.plm.PackedTokens;

/**
 * A split as token ids, made once and used in every epoch.
 *
 * @param rows the sequences in the split's order
 */
record TokenisedSplit(List<Encoded> rows) {

    /** Turns a text or a pair into ids; the shape of a tokenizer's method. */
    @FunctionalInterface
    interface Encoding {
        Encoded encode(String text, Optional<String> pair, int maxTokens);
    }

    TokenisedSplit {
        rows = List.copyOf(rows);
    }

    int size() {
        return rows.size();
    }

    /** Tokens of each row. */
    int[] lengths() {
        return rows.stream().mapToInt(Encoded::length).toArray();
    }

    /** The given rows end to end. */
    PackedTokens pack(int[] batch) {
        return PackedTokens.of(Arrays.stream(batch).mapToObj(rows::get).toList());
    }
}
