// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.pretrain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sparseadapter.core.adapter.AdapterJson;
import org.sparseadapter.core.adapter.HeadOnly;
import org.sparseadapter.core.recipe.RecipeJson;
import org.sparseadapter.core.recipe.TrainConfig;
import org.sparseadapter.lab.console.EngineSettings;
import picocli.CommandLine.Option;

/** The options of the training schedule: epochs, learning rate, batches, seed, threads. */
final class ScheduleOptions {

    @Option(
            names = "--copies",
            paramLabel = "N",
            defaultValue = "3",
            description = "Noisy copies of each sentence (default: 3).")
    private int copies;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Passes over all copies (default: 1).")
    private int epochs;

    @Option(
            names = "--learning-rate",
            paramLabel = "X",
            defaultValue = "1e-3",
            description = "Peak of the schedule (default: 1e-3).")
    private double learningRate;

    @Option(
            names = "--batch-tokens",
            paramLabel = "N",
            defaultValue = "2048",
            description = "Tokens of a batch, sources and targets (default: 2048).")
    private int batchTokens;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of everything random (default: 1).")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads of the engine (default: 2).")
    private int threads;

    int copies() {
        return copies;
    }

    long seed() {
        return seed;
    }

    /** Through a recipe, so that what is out of range is refused in the words of recipes. */
    TrainConfig config() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode recipe = nodes.objectNode().put("base", "small").put("dataset", "sentences");
        recipe.set("adapter", AdapterJson.write(new HeadOnly()));
        recipe.putObject("train")
                .put("epochs", epochs)
                .put("learningRate", learningRate)
                .put("batchTokens", batchTokens)
                .put("warmup", 0.05)
                .put("weightDecay", 0.01)
                .put("checkpointEvery", "86400s");
        return RecipeJson.read(recipe).train();
    }

    /** Must be called before anything else touches the engine, which reads its limits once. */
    void boundThreads() {
        EngineSettings.apply(threads);
    }
}
