// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;

/** Scaled dot-product attention over packed rows: the one place that looks at sequences. */
interface Attention {

    /**
     * Each row attends to the rows of its own sequence. Vaswani et al. 2017, "Attention Is All You Need".
     *
     * @param query {@code [tokens, hidden]}, heads side by side
     * @param key as query
     * @param value as query
     * @param layout where sequences are
     * @param heads number of heads
     * @return {@code [tokens, hidden]}, owned by the manager of the query
     */
    NDArray attend(NDArray query, NDArray key, NDArray value, SequenceLayout layout, int heads);
}
