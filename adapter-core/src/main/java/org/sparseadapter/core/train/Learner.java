// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** A model bound to the rows of a split: the loss of its predictions, and their metrics. */
interface Learner {

    /** Rows as {@link TaskRows#size}. */
    int size();

    /**
     * The loss, summed over some rows.
     *
     * @param dropout what is done to the rows that the head sees
     * @return a scalar
     */
    NDArray loss(int[] rows, UnaryOperator<NDArray> dropout, NDManager scope);

    /** The divisor that makes the summed loss of some rows their mean. */
    double units(int[] rows);

    /**
     * Answers every row without gradients and measures the answers.
     *
     * @param listener hears of rows answered, of {@link #size}
     * @throws WorkStoppedException when the listener asks for it
     */
    SplitReport report(ProgressListener listener);
}
