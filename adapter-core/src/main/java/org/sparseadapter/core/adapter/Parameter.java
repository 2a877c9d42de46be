// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.adapter;

/** Values of one parameter of an adapter, outside of any engine. */
public sealed interface Parameter permits DenseParameter, SparseParameter {

    /** {@code [out, in]} of a matrix, {@code [out]} of a bias. */
    long[] shape();

    /** Number of values, those outside a mask included. */
    int size();

    /** Number of values that a mask leaves; all of them where there is none. */
    int kept();

    /** All values in row-major order, exactly zero outside the mask; a fresh array. */
    float[] dense();

    /** The same parameter with other values, given in full; those outside a mask are left out. */
    Parameter withValues(float[] dense);

    /** Whether it is a matrix. */
    default boolean isMatrix() {
        return shape().length == 2;
    }
}
