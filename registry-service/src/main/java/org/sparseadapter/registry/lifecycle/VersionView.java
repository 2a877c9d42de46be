// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.registry.version.Lineage;

/**
 * A version with its stages, files, metrics and lineage.
 *
 * @param adapter the adapter's name
 * @param version the number
 * @param state where it stands
 * @param reason why, where the state alone does not say it
 * @param aliases what names it now
 * @param recipe the canonical recipe, every default written out, the dataset with its digest; of what was trained
 *     elsewhere as much as is known
 * @param densities what the mask keeps, matrix by matrix; there from MASKED on; of what
 *     was trained elsewhere what its file keeps
 * @param metrics metrics by split, and the served version's on the same dev split; there from EVALUATED on
 * @param artifact what can be served; there from TRAINED on
 * @param lineage from what it was made
 * @param stages its work
 * @param requestedAt when it was asked for
 * @param settledAt when no work was left to do, or it was retired
 */
@Schema(name = "Version", description = "A version with its stages, files, metrics and lineage.")
public record VersionView(
        String adapter,
        int version,
        VersionState state,
        @Schema(implementation = String.class) Optional<String> reason,
        List<String> aliases,
        @Schema(implementation = Object.class) JsonNode recipe,
        @Schema(implementation = Object.class) Optional<JsonNode> densities,
        @Schema(implementation = Object.class) Optional<JsonNode> metrics,
        @Schema(implementation = ArtifactView.class) Optional<ArtifactView> artifact,
        List<LineageView> lineage,
        List<StageView> stages,
        Instant requestedAt,
        @Schema(implementation = Instant.class) Optional<Instant> settledAt) {

    /**
     * The artifact that can be served.
     *
     * @param digest its content
     * @param bytes its size
     * @param denseBytes the size of the same weights, dense in 32-bit floats
     */
    @Schema(name = "ArtifactFacts", description = "The artifact that can be served.")
    public record ArtifactView(String digest, long bytes, long denseBytes) {}

    /**
     * One input that a version was made from.
     *
     * @param relation what it was to the version
     * @param name what it is called
     * @param digest which bytes it is
     */
    @Schema(name = "Lineage", description = "One input that a version was made from.")
    public record LineageView(Lineage.Relation relation, String name, String digest) {

        static LineageView of(Lineage lineage) {
            return new LineageView(lineage.relation(), lineage.name(), lineage.digest());
        }
    }
}
