// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;

/**
 * A decoder with a key-value cache that goes on token by token. The cache holds the keys and values of the running rows:
 * those of the source once for all steps, those of the target growing by one token a step. Not for several threads.
 */
public interface StepDecoder extends AutoCloseable {

    /**
     * Goes one token further. Rows of one source stand together, in the order of the sources; a source may have none.
     *
     * @param tokens the next token of each running row; the start token in the first step
     * @param parents the row of the previous step that each row continues, which may be several rows' parent or none's; in
     *     the first step the source of each row
     * @return scores of the token after, {@code [rows, vocabulary]}, owned by the manager that the decoder was made with;
     *     to be closed by the caller
     * @throws IllegalArgumentException when the base model has no further positions, or rows do not follow their sources
     */
    NDArray next(int[] tokens, int[] parents);

    @Override
    void close();
}
