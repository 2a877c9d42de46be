// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;

/** Scaled dot-product attention over packed rows: the one place that looks at sequences. */
interface Attention {

    /**
     * Each query row attends to the key rows that the layout gives it. Vaswani et al. 2017, "Attention Is All You Need".
     *
     * @param query {@code [queries, hidden]}, heads side by side
     * @param key {@code [keys, hidden]}, prefixes included
     * @param value as key
     * @param layout where sequences are
     * @param heads number of heads
     * @return {@code [queries, hidden]}, owned by the manager of the query
     */
    NDArray attend(NDArray query, NDArray key, NDArray value, SequenceLayout layout, int heads);
}
