// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import java.nio.file.Path;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.library.Adapters;
import org.sparseadapter.library.Dataset;
import org.sparseadapter.library.PretrainedModel;
import org.sparseadapter.library.RecipeBuilder;
import org.sparseadapter.library.TrainedAdapter;

/** Trains a sparse LoRA on a folder of sentences, measures it, saves it, and predicts with it. */
public final class TrainAndPredict {

    private TrainAndPredict() {}

    /** Runs from the project's root, in some seconds. */
    public static void main(String... args) {
        // tag::readme[]
        try (PretrainedModel model = PretrainedModel.load("minilm-l6")) {
            Dataset data = Dataset.read(Path.of("examples/data/mood")); // train.tsv, dev.tsv, test.tsv
            Recipe recipe = RecipeBuilder.of(model, data, Adapters.lora(8))
                    .pruning(PruningMethod.SNIP, 0.8)
                    .epochs(20)
                    .batchTokens(128)
                    .learningRate(5e-3)
                    .build();
            TrainedAdapter adapter = model.train(
                    recipe,
                    data,
                    at -> System.out.printf("step %d of %d: loss %.3f%n", at.step(), at.steps(), at.loss()));
            System.out.println("test: " + adapter.evaluate(data).test().metrics());

            adapter.save(Path.of("target/mood.safetensors"));
            TrainedAdapter loaded = model.loadAdapter(Path.of("target/mood.safetensors"));
            LabelPrediction mood = loaded.classify("What a day, I could hug the whole world!");
            System.out.println(mood.label() + " " + mood.scores());
        }
        // end::readme[]
    }
}
