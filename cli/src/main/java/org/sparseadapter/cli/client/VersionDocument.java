// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.events.MatrixDensity;
import org.sparseadapter.events.Stage;
import org.sparseadapter.events.VersionState;

/**
 * A version as the registry describes it; in a list of versions the recipe, the stages, densities and lineage are left out.
 *
 * @param number its number
 * @param state its state between request and retirement
 * @param json the registry's whole description
 */
public record VersionDocument(int number, VersionState state, JsonNode json) {
    /** Reads the registry's description. */
    public static VersionDocument of(JsonNode json) {
        int number = json.hasNonNull("number")
                ? json.get("number").intValue()
                : json.path("version").intValue();
        return new VersionDocument(
                number, VersionState.valueOf(json.path("state").asText()), json);
    }

    /** The reason for its state, where that needs one; else empty. */
    public String reason() {
        return json.path("reason").asText("");
    }

    /** Whether nothing more will happen to it by itself. */
    public boolean settled() {
        return state.settled();
    }

    /** The names of the aliases that point to it. */
    public List<String> aliases() {
        return elements("aliases").map(JsonNode::asText).toList();
    }

    /** The canonical recipe; an empty node where the registry did not send it. */
    public JsonNode recipe() {
        return json.path("recipe");
    }

    /** The kind of task, as its recipe has it; empty without one, and for a kind that this client does not know. */
    public Optional<TaskKind> task() {
        return TaskKind.ofWord(recipe().path("task").path("kind").asText(""));
    }

    /** The metrics of its evaluation. */
    public MetricsDocument metrics() {
        return MetricsDocument.of(json.path("metrics"));
    }

    /** The density of each prunable matrix, in the registry's order; empty before there is a mask. */
    public List<MatrixDensity> densities() {
        return elements("densities")
                .map(matrix -> new MatrixDensity(
                        matrix.path("matrix").asText(),
                        matrix.path("kept").asLong(),
                        matrix.path("total").asLong()))
                .toList();
    }

    /** Weights inside the mask, over all matrices. */
    public long keptWeights() {
        return densities().stream().mapToLong(MatrixDensity::kept).sum();
    }

    /** Weights of all matrices, pruned ones included. */
    public long totalWeights() {
        return densities().stream().mapToLong(MatrixDensity::total).sum();
    }

    /** The fraction of all prunable weights that the mask keeps; 1 where there is nothing to prune. */
    public double density() {
        long total = totalWeights();
        return total == 0 ? 1 : (double) keptWeights() / total;
    }

    /** The origins of the version. */
    public List<LineageDocument> lineage() {
        return elements("lineage").map(LineageDocument::of).toList();
    }

    /** The stages of its work so far. */
    public List<StageDocument> stages() {
        return elements("stages").map(StageDocument::of).toList();
    }

    /** The computing time of each finished stage in seconds. */
    public SortedMap<Stage, Double> stageSeconds() {
        SortedMap<Stage, Double> seconds = new TreeMap<>();
        for (StageDocument stage : stages()) {
            stage.seconds().ifPresent(value -> seconds.put(Stage.valueOf(stage.stage()), value));
        }
        return seconds;
    }

    /** The artifact's digest; empty before there is one. */
    public String artifactDigest() {
        return json.path("artifact").path("digest").asText("");
    }

    /** The artifact's size in bytes; 0 before there is one. */
    public long artifactBytes() {
        return json.hasNonNull("artifactBytes")
                ? json.get("artifactBytes").asLong()
                : json.path("artifact").path("bytes").asLong();
    }

    /** The size of the same weights in bytes, dense in 32-bit floats; 0 before there is an artifact. */
    public long denseBytes() {
        return json.path("artifact").path("denseBytes").asLong();
    }

    /** The time of its request. */
    public Optional<Instant> requestedAt() {
        return Instants.read(json.path("requestedAt"));
    }

    /** The time of its last change of state; empty before it is settled. */
    public Optional<Instant> settledAt() {
        return Instants.read(json.path("settledAt"));
    }

    private Stream<JsonNode> elements(String field) {
        return StreamSupport.stream(json.path(field).spliterator(), false);
    }
}
