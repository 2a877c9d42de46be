// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.prune;

/** The scope of the ranking of scores: all matrices of an adapter together, or each alone. */
public enum Scope {
    /** One ranking over all prunable weights of the adapter. */
    GLOBAL,
    /** A ranking of its own for every matrix. */
    LOCAL
}
