// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

/** The element types of a safetensors container that this library understands. */
public enum TensorType {
    /** Truth values, one byte each. */
    BOOL(1),
    /** Unsigned bytes. */
    U8(1),
    /** Signed bytes. */
    I8(1),
    /** 16-bit integers. */
    I16(2),
    /** 16-bit floats. */
    F16(2),
    /** 16-bit floats with the exponent of 32-bit ones. */
    BF16(2),
    /** 32-bit integers. */
    I32(4),
    /** 32-bit floats. */
    F32(4),
    /** 64-bit integers. */
    I64(8),
    /** 64-bit floats. */
    F64(8);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element. */
    public int bytes() {
        return bytes;
    }
}
