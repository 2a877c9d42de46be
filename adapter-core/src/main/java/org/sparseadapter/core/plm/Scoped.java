// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.plm;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.Function;

/** Steps that leave nothing behind but their result. */
final class Scoped {

    private Scoped() {}

    /** Runs a step whose intermediates are released at its end; the result moves to the parent. */
    static NDArray result(NDManager parent, Function<NDManager, NDArray> step) {
        try (NDManager owner = parent.newSubManager()) {
            NDArray result = step.apply(owner);
            result.attach(parent);
            return result;
        }
    }
}
