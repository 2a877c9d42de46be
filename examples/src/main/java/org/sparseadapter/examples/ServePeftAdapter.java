// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.library.AdapterServer;
import org.sparseadapter.library.PretrainedModel;
import org.sparseadapter.library.TrainedAdapter;

/** Imports a LoRA that Python's PEFT trained and saved over MiniLM, and serves it to the threads of this process. */
public final class ServePeftAdapter {

    private ServePeftAdapter() {}

    /** Runs from the project's root, in some seconds. */
    public static void main(String... args) {
        // tag::readme[]
        try (PretrainedModel model = PretrainedModel.load("minilm-l6");
                AdapterServer server = AdapterServer.start()) {
            TrainedAdapter urgency = model.importPeft(
                    Path.of("examples/data/urgency-peft"), ImportOptions.ofLabels("routine", "urgent"));
            server.deploy("acme", "urgency", urgency);

            List<CompletableFuture<Prediction>> answers = Stream.of(
                            "The website is down and we are losing customers.", "Can I get a copy of my receipt?")
                    .map(text -> server.predict("acme", "urgency", text))
                    .toList();
            answers.forEach(answer -> System.out.println(answer.join()));
        }
        // end::readme[]
    }
}
