// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

/** What an adapter learns to do. A new kind is a new constant; switches over kinds are exhaustive. */
public enum TaskKind {
    /** One label out of a closed set for one text or a pair of texts. */
    CLASSIFICATION
}
