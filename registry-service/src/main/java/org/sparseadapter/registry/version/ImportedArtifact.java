// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import java.util.List;
import org.sparseadapter.events.MatrixDensity;

/**
 * An artifact that was trained elsewhere.
 *
 * @param digest its content
 * @param bytes its size
 * @param denseBytes the size of the same weights, dense in 32-bit floats
 * @param densities what it keeps of each matrix
 * @param origin where it is from: another library's name, or {@code artifact}
 */
public record ImportedArtifact(
        String digest, long bytes, long denseBytes, List<MatrixDensity> densities, String origin) {

    public ImportedArtifact {
        densities = List.copyOf(densities);
    }
}
