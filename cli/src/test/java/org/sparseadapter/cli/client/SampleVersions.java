// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Versions as the registry describes them, for tests. */
public final class SampleVersions {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private SampleVersions() {}

    /** A version of a Pfeiffer adapter that was evaluated beside version 1, in some state. */
    public static ObjectNode evaluated(int number, String state) {
        ObjectNode version = requested(number, state);
        ArrayNode densities = version.putArray("densities");
        long[] kept = {5898, 0, 2458, 24576};
        for (int i = 0; i < kept.length; i++) {
            densities
                    .addObject()
                    .put(
                            "matrix",
                            "layer." + (i / 2 == 0 ? 2 : 10) + ".ffn_output." + (i % 2 == 0 ? "down" : "up")
                                    + ".weight")
                    .put("kept", kept[i])
                    .put("total", 24576);
        }
        ObjectNode metrics = version.putObject("metrics");
        metrics.putObject("dev")
                .put("accuracy", 0.70588)
                .put("macroF1", 0.7)
                .put("matthews", 0.41)
                .put("loss", 0.6);
        metrics.putObject("test").put("accuracy", 0.666).put("macroF1", 0.66).put("matthews", "NaN");
        metrics.putObject("live")
                .put("version", 1)
                .putObject("dev")
                .put("accuracy", 0.69)
                .put("macroF1", 0.71);
        version.putObject("artifact")
                .put("digest", "sha256:" + DIGEST)
                .put("bytes", 229_100)
                .put("denseBytes", 4_447_900);
        ArrayNode lineage = version.putArray("lineage");
        lineage.addObject().put("relation", "BASE").put("name", "minilm-l6").put("digest", "sha256:" + DIGEST);
        lineage.addObject().put("relation", "DATASET").put("name", "mood").put("digest", "sha256:" + DIGEST);
        lineage.addObject().put("relation", "COMPARED").put("name", "mood@1").put("digest", "sha256:" + DIGEST);
        ArrayNode stages = version.putArray("stages");
        stage(stages, "MASK", "DONE", 1).put("seconds", 8.26);
        stage(stages, "TRAIN", "DONE", 2).put("seconds", 105.2);
        stage(stages, "EVALUATE", "DONE", 1).put("seconds", 16.4);
        version.put("settledAt", "2026-11-28T12:03:15Z");
        return version;
    }

    /** The same with many matrices: four in each of twelve layers. */
    public static ObjectNode large(int number) {
        ObjectNode version = evaluated(number, "READY");
        ArrayNode densities = version.putArray("densities");
        for (int layer = 0; layer < 12; layer++) {
            for (String matrix :
                    new String[] {"attention_output.down", "attention_output.up", "ffn_output.down", "ffn_output.up"}) {
                densities
                        .addObject()
                        .put("matrix", "layer." + layer + "." + matrix + ".weight")
                        .put("kept", (matrix.endsWith("up") ? 1000 : 2000) + 100 * layer)
                        .put("total", 12_288);
            }
        }
        return version;
    }

    /** A version that waits for its mask. */
    public static ObjectNode requested(int number, String state) {
        ObjectNode version = JsonNodeFactory.instance
                .objectNode()
                .put("adapter", "mood")
                .put("version", number)
                .put("state", state)
                .putNull("reason");
        version.putArray("aliases");
        version.set("recipe", recipe());
        version.putNull("densities").putNull("metrics").putNull("artifact");
        version.putArray("lineage");
        stage(version.putArray("stages"), "MASK", "READY", 0).remove("claimedAt");
        return version.put("requestedAt", "2026-11-28T12:00:03.250Z").putNull("settledAt");
    }

    private static ObjectNode recipe() {
        ObjectNode recipe =
                JsonNodeFactory.instance.objectNode().put("base", "minilm-l6").put("dataset", "mood@sha256:" + DIGEST);
        recipe.putObject("task").put("kind", "classification").put("maxTokens", 128);
        recipe.putObject("adapter")
                .put("kind", "pfeiffer")
                .put("bottleneck", 64)
                .put("activation", "relu")
                .put("layers", "all");
        recipe.putObject("pruning").put("method", "snip").put("sparsity", 0.8).put("scope", "global");
        recipe.putObject("train")
                .put("epochs", 10)
                .put("batchTokens", 2048)
                .put("learningRate", 0.001)
                .put("warmup", 0.1)
                .put("checkpointEvery", "60s")
                .putArray("betas")
                .add(0.9)
                .add(0.98);
        recipe.put("seed", 7).putObject("promote").put("alias", "live").put("metric", "accuracy");
        return recipe;
    }

    /** A version as lists have it. */
    public static ObjectNode listed(int number, String state) {
        ObjectNode version = evaluated(number, state);
        version.put("artifactBytes", version.path("artifact").path("bytes").asLong());
        version.remove(List.of("adapter", "recipe", "densities", "artifact", "lineage", "stages"));
        return version;
    }

    private static ObjectNode stage(ArrayNode stages, String stage, String state, int attempts) {
        return stages.addObject()
                .put("stage", stage)
                .put("state", state)
                .put("attempts", attempts)
                .put("device", "cpu")
                .put("waitingSince", "2026-11-28T12:00:03.250Z")
                .put("claimedAt", "2026-11-28T12:00:03.650Z");
    }
}
