// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** One event of every topic. */
final class SampleEvents {

    private static final UUID WORK = UUID.fromString("7f0c7f0e-13c1-4c8f-9c55-0d1f6a4f0b11");
    private static final VersionRef VERSION = new VersionRef("acme", "intents", 3);
    private static final Instant AT = Instant.parse("2026-11-23T10:15:30Z");
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    private SampleEvents() {}

    static Event of(Topic topic) {
        return switch (topic) {
            case MASK_WANTED -> new WorkWanted(WORK, VERSION, Stage.MASK, 1);
            case TRAINING_WANTED -> new WorkWanted(WORK, VERSION, Stage.TRAIN, 1);
            case EVALUATION_WANTED -> new WorkWanted(WORK, VERSION, Stage.EVALUATE, 2);
            case MASK_COMPUTED ->
                new MaskComputed(
                        WORK, VERSION, 1, DIGEST, 1024, List.of(new MatrixDensity("layer.0.down", 20, 100)), 1.5);
            case ADAPTER_TRAINED ->
                new AdapterTrained(WORK, VERSION, 1, DIGEST, 58_000, 470_000, DIGEST, 300, 0.21, 140, "cpu", 41.5);
            case ADAPTER_EVALUATED ->
                new AdapterEvaluated(
                        WORK,
                        VERSION,
                        1,
                        DIGEST,
                        Map.of("accuracy", 0.9),
                        Map.of("accuracy", 0.88),
                        Optional.of(new LiveScores(2, Map.of("accuracy", 0.85))),
                        3.25);
            case WORK_FAILED ->
                new WorkFailed(WORK, VERSION, Stage.TRAIN, 2, "dataset-unreadable", "train: row 7 has no label", false);
            case TRAINING_PROGRESS ->
                new WorkProgress(
                        WORK,
                        VERSION,
                        Stage.TRAIN,
                        1,
                        10,
                        300,
                        OptionalDouble.of(0.7),
                        OptionalDouble.of(1e-3),
                        OptionalDouble.of(140),
                        OptionalDouble.empty(),
                        Map.of(),
                        AT);
            case VERSION_CHANGED -> new VersionChanged(VERSION, VersionState.READY, Optional.empty(), AT);
            case ALIAS_MOVED -> new AliasMoved("acme", "intents", "live", 7, 3, DIGEST, DIGEST);
            case DATASET_REGISTERED ->
                new DatasetRegistered(
                        "acme", "support", DIGEST, Map.of("train", 3000L, "dev", 500L), List.of("no", "yes"));
        };
    }
}
