// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.safetensors;

/**
 * Limits on the length and the number of tensors of a container's header.
 *
 * @param headerBytes the longest header
 * @param tensors the most tensors
 */
public record SafetensorsLimits(long headerBytes, int tensors) {

    /** For files of this machine, weights of base models among them: 16 MiB, 50,000 tensors. */
    public static final SafetensorsLimits MODEL = new SafetensorsLimits(16L << 20, 50_000);

    /** For uploaded artifacts: 2 MiB, 10,000 tensors. */
    public static final SafetensorsLimits ARTIFACT = new SafetensorsLimits(2L << 20, 10_000);

    public SafetensorsLimits {
        if (headerBytes < 2 || headerBytes > Integer.MAX_VALUE - 16 || tensors < 1) {
            throw new IllegalArgumentException("limits must be positive and a header must fit an array");
        }
    }
}
