// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.sparseadapter.core.tensor.RowGather;

/**
 * The self-attention cache of one decoder layer: keys and values of the tokens so far, those of one running row together.
 *
 * @param keys {@code [rows * tokens, hidden]}
 * @param values {@code [rows * tokens, hidden]}
 */
record SelfCache(NDArray keys, NDArray values) {

    /**
     * The cache with one more token.
     *
     * @param before of the rows of the previous step; empty in the first step
     * @param keys of the new token, {@code [rows, hidden]}
     * @param values of the new token, {@code [rows, hidden]}
     * @param order for each row of the new cache its row among those before and the new ones, laid end to end
     * @param owner of the new cache, which outlives the step
     */
    static SelfCache grown(Optional<SelfCache> before, NDArray keys, NDArray values, NDArray order, NDManager owner) {
        return new SelfCache(
                grown(before.map(SelfCache::keys), keys, order, owner),
                grown(before.map(SelfCache::values), values, order, owner));
    }

    private static NDArray grown(Optional<NDArray> before, NDArray added, NDArray order, NDManager owner) {
        // The joined rows belong to the step: the first operand decides, and so the new rows come first.
        NDArray joined =
                before.map(old -> NDArrays.concat(new NDList(added, old), 0)).orElse(added);
        return RowGather.rows(joined, order, owner);
    }

    /** Releases it. */
    void close() {
        keys.close();
        values.close();
    }
}
