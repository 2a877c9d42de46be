// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.artifact.ArtifactException;
import org.sparseadapter.core.artifact.ImportOptions;
import org.sparseadapter.core.task.Pooling;

class ExchangeTest {

    private final Dataset data = TinyModels.toy();

    @TempDir
    Path folder;

    private PretrainedModel model;

    @BeforeEach
    void load() {
        model = PretrainedModel.load(TinyModels.bert(folder));
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void aLoraGoesToPeftAndBack() {
        TrainedAdapter adapter = trained(Adapters.lora(2));
        adapter.exportPeft(folder.resolve("peft"), true);
        assertSame(adapter, model.importPeft(folder.resolve("peft"), ImportOptions.ofLabels("even", "odd")));
    }

    @Test
    void anIa3GoesToPeftAndBack() {
        TrainedAdapter adapter = trained(Adapters.ia3());
        adapter.exportPeft(folder.resolve("peft"), true);
        assertSame(adapter, model.importPeft(folder.resolve("peft"), ImportOptions.ofLabels("even", "odd")));
    }

    @Test
    void anImportsLabelsAreSorted() {
        TrainedAdapter adapter = trained(Adapters.lora(2));
        adapter.exportPeft(folder.resolve("peft"), true);
        TrainedAdapter renamed = model.importPeft(folder.resolve("peft"), ImportOptions.ofLabels("z", "a"));

        assertThat(renamed.labels()).containsExactly("a", "z");
        assertThat(renamed.classify("w6 w8").scores().get("z"))
                .isEqualTo(adapter.classify("w6 w8").scores().get("even"));
    }

    @Test
    void aBottleneckGoesToAdapterHubAndBack() {
        TrainedAdapter adapter = trained(Adapters.pfeiffer(8));
        adapter.exportAdapterHub(folder.resolve("hub"), "toy", true);
        assertSame(adapter, model.importAdapterHub(folder.resolve("hub"), ImportOptions.defaults()));
    }

    @Test
    void whatHasNoCounterpartIsRefused() {
        TrainedAdapter adapter = trained(Adapters.pfeiffer(8));
        assertThatThrownBy(() -> adapter.exportPeft(folder.resolve("peft"), true))
                .isInstanceOf(ArtifactException.class)
                .hasMessageContaining("pfeiffer");
    }

    private TrainedAdapter trained(AdapterConfig kind) {
        return model.train(
                RecipeBuilder.of(model, data, kind)
                        .pooling(Pooling.POOLER)
                        .epochs(1)
                        .build(),
                data);
    }

    private void assertSame(TrainedAdapter adapter, TrainedAdapter back) {
        assertThat(back.labels()).isEqualTo(adapter.labels());
        back.classify("w6 w8").scores().forEach((label, score) -> assertThat(score)
                .isCloseTo(adapter.classify("w6 w8").scores().get(label), Offset.offset(1e-5f)));
        assertThat(back.recipeJson()).contains("imported");
    }
}
