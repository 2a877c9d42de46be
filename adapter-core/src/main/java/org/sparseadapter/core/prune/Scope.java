// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/** Over which weights the scores are ranked. */
public enum Scope {
    /** One ranking over all prunable weights of the adapter. */
    GLOBAL,
    /** A ranking of its own for every matrix. */
    LOCAL
}
