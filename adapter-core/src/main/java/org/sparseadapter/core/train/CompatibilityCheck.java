// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.train;

import org.sparseadapter.core.adapter.AdapterState;
import org.sparseadapter.core.plm.BaseModel;

/** Checks that a base model, an adapter and a dataset belong together: digest of the base, kind of task, labels. */
final class CompatibilityCheck {

    private CompatibilityCheck() {}

    static void check(BaseModel base, AdapterState state, TaskData data) {
        if (!state.baseDigest().equals(base.info().digest())) {
            throw new IllegalArgumentException("the adapter belongs to the base model " + state.baseDigest() + ", but "
                    + base.info().id() + " is " + base.info().digest());
        }
        if (state.head().kind() != data.kind()) {
            throw new IllegalArgumentException(
                    "the head is for " + state.head().kind().word() + ", the dataset for "
                            + data.kind().word());
        }
        if (!state.head().labels().equals(data.labels())) {
            throw new IllegalArgumentException(
                    "the head's labels are " + state.head().labels() + ", the dataset's " + data.labels());
        }
    }
}
