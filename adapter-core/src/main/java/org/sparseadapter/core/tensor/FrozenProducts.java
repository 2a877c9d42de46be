// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.tensor;

import ai.djl.ndarray.NDArray;

/** Matrix products of rows with a frozen weight. Results belong to the manager of the first argument. */
public interface FrozenProducts {

    /** The weight {@code [out, in]} in the form that the products want, owned by the weight's manager. */
    NDArray prepared(NDArray weight);

    /**
     * {@code x W^T + b}, without recording a gradient.
     *
     * @param rows {@code [rows, in]}
     * @param weight prepared, {@code [out, in]}
     * @param bias {@code [out]}
     * @return {@code [rows, out]}, in the precision of the rows
     */
    NDArray linear(NDArray rows, NDArray weight, NDArray bias);

    /**
     * The gradient of {@link #linear} for its rows: {@code g W}.
     *
     * @param gradient of the result, {@code [rows, out]}
     * @param weight prepared, {@code [out, in]}
     * @return {@code [rows, in]}
     */
    NDArray through(NDArray gradient, NDArray weight);

    /** As {@link #linear}, by operations whose gradient the engine records, those of a trained bias or weight too. */
    NDArray recorded(NDArray rows, NDArray weight, NDArray bias);
}
