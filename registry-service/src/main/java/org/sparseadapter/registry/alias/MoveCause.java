// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

/** The cause of an alias move. */
public enum MoveCause {
    /** A caller set the alias. */
    SET,
    /** A caller took the last move back. */
    ROLLBACK,
    /** A version passed its gate and its recipe asked for it. */
    PROMOTION,
    /** A caller deleted the alias. */
    DELETION
}
