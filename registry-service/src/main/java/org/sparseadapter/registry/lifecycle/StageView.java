// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.events.Stage;
import org.sparseadapter.registry.work.Work;
import org.sparseadapter.registry.work.WorkState;

/**
 * One stage of a version.
 *
 * @param stage which
 * @param state where its work stands
 * @param attempts how often it was claimed
 * @param device where it was last computed
 * @param waitingSince since when it could be claimed
 * @param claimedAt when it was claimed last
 * @param endedAt when nothing was left to do
 * @param seconds how long the attempt that succeeded took, as the worker measured it
 */
@Schema(name = "Stage", description = "One stage of a version.")
public record StageView(
        Stage stage,
        WorkState state,
        int attempts,
        @Schema(implementation = String.class) Optional<String> device,
        Instant waitingSince,
        @Schema(implementation = Instant.class) Optional<Instant> claimedAt,
        @Schema(implementation = Instant.class) Optional<Instant> endedAt,
        @Schema(implementation = Double.class) Optional<Double> seconds) {

    static StageView of(Work work) {
        return new StageView(
                work.stage(),
                work.state(),
                work.attempt(),
                work.device(),
                work.createdAt(),
                work.claimedAt(),
                work.endedAt(),
                work.seconds());
    }
}
