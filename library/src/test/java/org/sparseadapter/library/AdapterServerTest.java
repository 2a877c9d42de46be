// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.serve.LabelPrediction;
import org.sparseadapter.core.serve.Prediction;
import org.sparseadapter.core.serve.PredictionInput;

class AdapterServerTest {

    private static final Dataset DATA = TinyModels.toy();

    @TempDir
    Path folder;

    @Test
    void tenantsGetTheirOwnAdaptersAnswers() throws Exception {
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder));
                AdapterServer server = AdapterServer.start()) {
            TrainedAdapter first = trained(model, 1);
            TrainedAdapter second = trained(model, 2);
            server.deploy("acme", "toy", first);
            server.deploy("globex", "toy", second);

            CompletableFuture<Prediction> acme = server.predict("acme", "toy", "w7");
            CompletableFuture<List<Prediction>> globex =
                    server.predict("globex", "toy", List.of(PredictionInput.of("w7"), PredictionInput.of("w8")));
            assertThat(even(acme.get(1, TimeUnit.MINUTES))).isEqualTo(even(first.predict("w7")));
            assertThat(even(globex.get(1, TimeUnit.MINUTES).get(1))).isEqualTo(even(second.predict("w8")));

            server.deploy("acme", "toy", second);
            assertThat(even(server.predict("acme", "toy", "w7").get(1, TimeUnit.MINUTES)))
                    .isEqualTo(even(second.predict("w7")));
            server.withdraw("acme", "toy");
            assertThatThrownBy(() -> server.predict("acme", "toy", "w7"))
                    .isInstanceOf(UnknownAdapterException.class)
                    .hasMessage("tenant \"acme\" has no adapter \"toy\" here");
        }
    }

    @Test
    void aClosedModelsAdapterIsNotDeployed() {
        TrainedAdapter adapter;
        try (PretrainedModel model = PretrainedModel.load(TinyModels.bert(folder))) {
            adapter = trained(model, 1);
        }
        try (AdapterServer server = AdapterServer.start()) {
            assertThatThrownBy(() -> server.deploy("acme", "toy", adapter))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
    }

    private static TrainedAdapter trained(PretrainedModel model, long seed) {
        return model.train(
                RecipeBuilder.of(model, DATA, Adapters.lora(2))
                        .epochs(1)
                        .seed(seed)
                        .build(),
                DATA);
    }

    /** To three digits: another batch may be computed in another order. */
    private static double even(Prediction prediction) {
        return Math.rint(((LabelPrediction) prediction).scores().get("even") * 1000);
    }
}
