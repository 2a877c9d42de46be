// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

/** The processor that a model computes on. */
public enum Processor {
    /** The cores of this machine, which every platform has. */
    CPU,
    /** The first CUDA device, where the class path holds the engine's CUDA build in place of the CPU build. */
    GPU
}
