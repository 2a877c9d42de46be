// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.inference.adapters;

import org.sparseadapter.core.serve.ServedAdapter;
import org.sparseadapter.core.task.TaskKind;

/**
 * A version that can answer.
 *
 * @param version its number within the adapter
 * @param adapter what computes the answer
 */
public record ServedVersion(int version, ServedAdapter adapter) {

    /** {@code sha256:...} of the artifact. */
    public String digest() {
        return adapter.compact().digest();
    }

    /** What it was trained to do. */
    public TaskKind task() {
        return adapter.compact().head().kind();
    }
}
