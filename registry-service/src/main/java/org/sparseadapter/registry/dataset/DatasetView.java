// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.sparseadapter.core.dataset.DatasetManifest;
import org.sparseadapter.core.task.TaskKind;

/**
 * A dataset as its tenant sees it.
 *
 * @param name the name that recipes use
 * @param digest what pins it: {@code NAME@DIGEST} in a recipe
 * @param kind the kind of task that it can teach
 * @param pairs whether rows are pairs of texts
 * @param labels the classes, in the order of the head's outputs; none but for classification
 * @param rows rows by split
 * @param sealedAt since when the name means this content
 */
@Schema(name = "Dataset", description = "Labelled rows, immutable by digest.")
public record DatasetView(
        @Schema(examples = "support-intents") String name,
        @Schema(examples = "sha256:9f2c1f8ad0a6b5bb2a3c65d63c6bd9c8f4f1c2e5ad2ad14db8a1b0a4b8f9d3e1") String digest,
        TaskKind kind,
        boolean pairs,
        List<String> labels,
        @Schema(examples = "{\"dev\": 200, \"test\": 200, \"train\": 2000}") SortedMap<String, Long> rows,
        Instant sealedAt) {

    static DatasetView of(Dataset dataset) {
        DatasetManifest manifest = DatasetManifest.read(dataset.manifest().getBytes(StandardCharsets.UTF_8));
        SortedMap<String, Long> rows = new TreeMap<>();
        manifest.splits().forEach((split, info) -> rows.put(split, info.rows()));
        return new DatasetView(
                dataset.name(),
                dataset.digest(),
                manifest.kind(),
                manifest.pairs(),
                manifest.labels(),
                rows,
                dataset.createdAt());
    }
}
