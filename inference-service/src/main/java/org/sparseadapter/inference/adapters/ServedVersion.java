// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.task.TaskKind;

/**
 * A version that is ready to predict.
 *
 * @param version its number within the adapter
 * @param adapter computes the predictions
 */
public record ServedVersion(int version, ServedAdapter adapter) {

    /** {@code sha256:...} of the artifact. */
    public String digest() {
        return adapter.compact().digest();
    }

    /** The task it was trained for. */
    public TaskKind task() {
        return adapter.compact().head().kind();
    }
}
