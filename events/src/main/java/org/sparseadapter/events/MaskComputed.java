// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.List;
import java.util.UUID;

/**
 * A mask and the initial weights were computed and stored.
 *
 * @param workId the piece of work that this is the result of
 * @param version what it was for
 * @param attempt the attempt that made it; the registry ignores all but the one it is waiting for
 * @param initialDigest the blob with initial weights and mask
 * @param initialBytes its size
 * @param densities what the mask keeps, matrix by matrix; empty for a recipe without an adapter
 * @param seconds how long the work took
 */
public record MaskComputed(
        UUID workId,
        VersionRef version,
        int attempt,
        String initialDigest,
        long initialBytes,
        List<MatrixDensity> densities,
        double seconds)
        implements AttemptEvent {

    /** Copies what could be changed from outside. */
    public MaskComputed {
        densities = List.copyOf(densities);
    }

    @Override
    public Topic topic() {
        return Topic.MASK_COMPUTED;
    }
}
