// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import java.nio.file.Path;
import java.util.List;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.dataset.LabelledExample;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.library.AdapterInput;
import org.sparseadapter.library.Adapters;
import org.sparseadapter.library.Dataset;
import org.sparseadapter.library.PretrainedModel;
import org.sparseadapter.library.RecipeBuilder;
import org.sparseadapter.library.TrainedAdapter;

/** Three tenants with three tasks and three kinds of adapter share one model, and one forward of it. */
public final class MixedBatchOfThreeTenants {

    private static final List<LabelledExample> TOPICS = List.of(
            LabelledExample.of("The striker scored twice in the final.", "sport"),
            LabelledExample.of("She won the marathon by a minute.", "sport"),
            LabelledExample.of("The coach praised the young goalkeeper.", "sport"),
            LabelledExample.of("The bank raised its interest rate.", "money"),
            LabelledExample.of("Shares fell after the quarterly report.", "money"),
            LabelledExample.of("The tax on savings will rise.", "money"));

    private MixedBatchOfThreeTenants() {}

    /** Runs from the project's root, in some seconds. */
    public static void main(String... args) {
        Dataset moods = Dataset.read(Path.of("examples/data/mood"));
        Dataset topics = Dataset.of("topics", TOPICS, TOPICS, List.of());
        // tag::readme[]
        try (PretrainedModel model = PretrainedModel.load("minilm-l6")) {
            TrainedAdapter acme = model.importPeft(
                    Path.of("examples/data/urgency-peft"), ImportOptions.ofLabels("routine", "urgent"));
            TrainedAdapter globex = train(model, moods, Adapters.lora(8));
            TrainedAdapter initech = train(model, topics, Adapters.pfeiffer(16));

            List<Prediction> answers = model.predictMixed(List.of(
                    AdapterInput.of(acme, "Nobody can pay, the checkout is broken!"),
                    AdapterInput.of(globex, "The breakfast was marvellous."),
                    AdapterInput.of(initech, "The club signed a new defender."),
                    AdapterInput.of(initech, "The banks lower their interest rates.")));
            answers.forEach(System.out::println);
        }
        // end::readme[]
    }

    private static TrainedAdapter train(PretrainedModel model, Dataset data, AdapterConfig kind) {
        return model.train(
                RecipeBuilder.of(model, data, kind)
                        .epochs(20)
                        .batchTokens(128)
                        .learningRate(5e-3)
                        .build(),
                data);
    }
}
