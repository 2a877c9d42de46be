// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.kit.settings;

/** The device that a service is told to compute on. */
public enum DeviceChoice {
    /** A GPU where there is one, else the CPU. */
    AUTO,
    /** The CPU, even beside a GPU. */
    CPU,
    /** A GPU; a service that finds none does not start. */
    GPU
}
