// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** How a parameter starts. */
public enum Initialisation {
    /** Normal with mean 0 and standard deviation {@link AdapterInitialiser#DEVIATION}. */
    NORMAL,
    /** Normal with mean 0 and standard deviation 1. */
    UNIT_NORMAL,
    /** All zero. */
    ZERO,
    /** Ones on the diagonal of a square matrix, zeros elsewhere. */
    IDENTITY
}
