// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.UUID;

/**
 * An adapter was trained within its mask and stored.
 *
 * @param workId the piece of work that this is the result of
 * @param version what it was for
 * @param attempt the attempt that made it; the registry ignores all but the one it is waiting for
 * @param artifactDigest the blob that can be served
 * @param artifactBytes its size
 * @param denseBytes the size that the same weights take dense in 32-bit floats
 * @param curvesDigest the blob with loss and metric per step
 * @param steps optimiser steps taken
 * @param finalLoss training loss at the end, smoothed
 * @param examplesPerSecond training throughput
 * @param device where it ran, {@code cpu} or {@code gpu}
 * @param seconds how long this attempt took
 */
public record AdapterTrained(
        UUID workId,
        VersionRef version,
        int attempt,
        String artifactDigest,
        long artifactBytes,
        long denseBytes,
        String curvesDigest,
        long steps,
        double finalLoss,
        double examplesPerSecond,
        String device,
        double seconds)
        implements AttemptEvent {

    @Override
    public Topic topic() {
        return Topic.ADAPTER_TRAINED;
    }
}
