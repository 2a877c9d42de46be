// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.alias;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One step in an alias's history.
 *
 * @param revision the alias's revision after the step
 * @param version the version's number; absent for a deletion
 * @param movedBy the subject of the token, or the version that was promoted
 * @param cause why
 * @param movedAt when
 */
@Schema(name = "AliasMove", description = "One step in an alias's history.")
public record AliasMoveView(
        long revision,
        @Schema(implementation = Integer.class) Optional<Integer> version,
        String movedBy,
        MoveCause cause,
        Instant movedAt) {

    static AliasMoveView of(AliasMove move) {
        return new AliasMoveView(move.revision(), move.version(), move.movedBy(), move.cause(), move.movedAt());
    }
}
