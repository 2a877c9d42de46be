// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Adapters in double precision, for derivatives that are taken numerically. */
public final class DoubleModules {

    private DoubleModules() {}

    /** A module over a base model in double precision. */
    public static AdapterModule of(AdapterState state, NDManager parent) {
        return new AdapterModule(state, parent, DataType.FLOAT64);
    }
}
