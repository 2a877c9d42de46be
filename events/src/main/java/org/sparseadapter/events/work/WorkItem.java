// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events.work;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionRef;

/**
 * A claimed piece of work: all that a worker needs to know. Everything that it names lies in the blob
 * store of the version's tenant.
 *
 * @param workId names the piece of work in heartbeats and results
 * @param version what it is for
 * @param stage what is to be done
 * @param attempt which attempt this is, from 1
 * @param lease how long the claim holds without a heartbeat
 * @param recipe the version's recipe, canonical JSON with every default written out
 * @param baseDigest the base model's digest: a worker with other weights must refuse
 * @param datasetDigest the dataset's manifest
 * @param initialDigest initial weights and mask; there from TRAIN on
 * @param artifactDigest the trained artifact; there for EVALUATE
 * @param checkpoint from which to go on, if an earlier attempt left one
 * @param live what to compare with, for EVALUATE, if the recipe's gate asks for it
 */
public record WorkItem(
        UUID workId,
        VersionRef version,
        Stage stage,
        int attempt,
        Duration lease,
        JsonNode recipe,
        String baseDigest,
        String datasetDigest,
        Optional<String> initialDigest,
        Optional<String> artifactDigest,
        Optional<String> checkpoint,
        Optional<LiveArtifact> live) {}
