// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;
import java.util.function.Supplier;

/** The lifetime of arrays within one step: intermediate arrays are released, and the result outlives them. */
final class ArrayScope {

    private ArrayScope() {}

    /** Runs a step whose intermediates are released at its end; the result moves to the parent. */
    static NDArray result(NDManager parent, Function<NDManager, NDArray> step) {
        try (NDManager owner = parent.newSubManager()) {
            NDArray result = step.apply(owner);
            result.attach(parent);
            return result;
        }
    }

    /** Runs a step whose results with the array as first operand belong to another manager than the array's own. */
    static NDArray lent(NDArray array, NDManager borrower, Supplier<NDArray> step) {
        NDManager own = array.getManager();
        array.attach(borrower);
        try {
            return step.get();
        } finally {
            array.attach(own);
        }
    }
}
