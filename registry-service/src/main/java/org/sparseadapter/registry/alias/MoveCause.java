// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

/** Why an alias moved. */
public enum MoveCause {
    /** Somebody set it. */
    SET,
    /** Somebody took the last move back. */
    ROLLBACK,
    /** A version passed its gate and its recipe asked for it. */
    PROMOTION,
    /** Somebody deleted it. */
    DELETION
}
