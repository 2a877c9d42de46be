// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionState;

/**
 * A version as the registry tells it.
 *
 * @param number its number
 * @param state how far it has come
 * @param json all that the registry said
 */
public record VersionDocument(int number, VersionState state, JsonNode json) {
    static VersionDocument of(JsonNode json) {
        int number = json.hasNonNull("number")
                ? json.get("number").intValue()
                : json.path("version").intValue();
        return new VersionDocument(
                number, VersionState.valueOf(json.path("state").asText()), json);
    }

    /** Why it is in its state, where that needs a reason; else empty. */
    public String reason() {
        return json.path("reason").asText("");
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean settled() {
        return state.settled();
    }

    /** Weights that the mask keeps, over all matrices. */
    public long keptWeights() {
        return sum("kept");
    }

    /** Weights that there would be without a mask. */
    public long totalWeights() {
        return sum("total");
    }

    /** The artifact's size in bytes; 0 before there is one. */
    public long artifactBytes() {
        return json.path("artifact").path("bytes").asLong();
    }

    /** The size of the same weights, dense in 32-bit floats; 0 before there is an artifact. */
    public long denseBytes() {
        return json.path("artifact").path("denseBytes").asLong();
    }

    /** How long the worker computed on each finished stage. */
    public SortedMap<Stage, Double> stageSeconds() {
        SortedMap<Stage, Double> seconds = new TreeMap<>();
        for (JsonNode stage : json.path("stages")) {
            if (stage.hasNonNull("seconds")) {
                seconds.put(
                        Stage.valueOf(stage.path("stage").asText()),
                        stage.get("seconds").asDouble());
            }
        }
        return seconds;
    }

    private long sum(String count) {
        return StreamSupport.stream(json.path("densities").spliterator(), false)
                .mapToLong(matrix -> matrix.path(count).asLong())
                .sum();
    }
}
