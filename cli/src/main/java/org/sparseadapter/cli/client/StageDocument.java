// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A stage of a version's work.
 *
 * @param stage {@code MASK}, {@code TRAIN} or {@code EVALUATE}
 * @param state the state of its work, for example {@code DONE}
 * @param attempts number of claims by workers
 * @param device the device of its last computation; empty before the first
 * @param waited from when it could be claimed to its last claim; empty before the first
 * @param seconds computing time of the attempt that succeeded; empty before that
 */
public record StageDocument(
        String stage, String state, int attempts, String device, Optional<Duration> waited, OptionalDouble seconds) {

    static StageDocument of(JsonNode json) {
        Optional<Instant> since = Instants.read(json.path("waitingSince"));
        Optional<Instant> claimed = Instants.read(json.path("claimedAt"));
        return new StageDocument(
                json.path("stage").asText(),
                json.path("state").asText(""),
                json.path("attempts").asInt(),
                json.path("device").asText(""),
                since.flatMap(start -> claimed.map(end -> Duration.between(start, end))),
                json.hasNonNull("seconds")
                        ? OptionalDouble.of(json.get("seconds").asDouble())
                        : OptionalDouble.empty());
    }
}
