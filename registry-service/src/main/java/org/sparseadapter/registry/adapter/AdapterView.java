// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.adapter;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.events.VersionState;

/**
 * An adapter as its tenant sees it.
 *
 * @param name its name
 * @param latest the number of its latest version
 * @param latestState where that one stands
 * @param aliases which version each alias names
 * @param createdAt when its first version was asked for
 */
@Schema(name = "Adapter", description = "A line of versions.")
public record AdapterView(
        @Schema(examples = "intents") String name,
        @Schema(examples = "3") int latest,
        @Schema(implementation = VersionState.class) Optional<VersionState> latestState,
        @Schema(examples = "{\"live\": 2}") SortedMap<String, Integer> aliases,
        Instant createdAt) {}
