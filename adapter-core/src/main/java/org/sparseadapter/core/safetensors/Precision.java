// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

/** How the weights of an artifact are stored. */
public enum Precision {
    /** 32-bit floats, as trained. */
    F32,
    /** 16-bit floats, rounded to nearest even; half the size. */
    F16
}
