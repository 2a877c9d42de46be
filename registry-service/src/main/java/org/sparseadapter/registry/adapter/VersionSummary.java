// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.events.EventJson;
import org.sparseadapter.events.VersionState;
import org.sparseadapter.registry.version.Version;

/**
 * A version in a list.
 *
 * @param version the number
 * @param state where it stands
 * @param reason why, where the state alone does not say it
 * @param aliases what names it now
 * @param base the base model
 * @param dataset the dataset with its digest
 * @param metrics metrics by split; there from EVALUATED on
 * @param artifactBytes the size of what can be served; there from TRAINED on
 * @param requestedAt when it was asked for
 * @param settledAt when no work was left to do, or it was retired
 */
@Schema(description = "A version in a list.")
public record VersionSummary(
        @Schema(examples = "3") int version,
        VersionState state,
        @Schema(implementation = String.class) Optional<String> reason,
        List<String> aliases,
        @Schema(examples = "minilm-l6") String base,
        String dataset,
        @Schema(implementation = Object.class) Optional<JsonNode> metrics,
        @Schema(implementation = Long.class) Optional<Long> artifactBytes,
        Instant requestedAt,
        @Schema(implementation = Instant.class) Optional<Instant> settledAt) {

    static VersionSummary of(Version version, List<String> aliases) {
        return new VersionSummary(
                version.number(),
                version.state(),
                version.reason(),
                aliases,
                version.base(),
                version.dataset() + "@" + version.datasetDigest(),
                version.metrics().map(VersionSummary::json),
                version.artifactBytes(),
                version.requestedAt(),
                version.settledAt());
    }

    private static JsonNode json(String stored) {
        try {
            return EventJson.mapper().readTree(stored);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what the registry stored is always JSON", impossible);
        }
    }
}
