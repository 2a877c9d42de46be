// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** Classification and regression: nothing to set beyond what all tasks have. */
public record PooledSettings() implements TaskSettings {

    @Override
    public boolean suits(TaskKind kind) {
        return kind.pools();
    }
}
