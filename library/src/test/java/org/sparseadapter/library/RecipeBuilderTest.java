// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparseadapter.core.adapter.AdapterConfig;
import org.sparseadapter.core.adapter.Lora;
import org.sparseadapter.core.adapter.NoWidthException;
import org.sparseadapter.core.json.FieldException;
import org.sparseadapter.core.prune.PruningMethod;
import org.sparseadapter.core.recipe.Recipe;
import org.sparseadapter.core.task.Pooling;

class RecipeBuilderTest {

    @TempDir
    static Path folder;

    private static PretrainedModel model;
    private static final Dataset DATA = TinyModels.toy();

    @BeforeAll
    static void load() {
        model = PretrainedModel.load(TinyModels.bert(folder));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void aRecipeNeedsNoJson() {
        Recipe built = RecipeBuilder.of(model, DATA, Adapters.pfeiffer(8))
                .pruning(PruningMethod.GRASP, 0.6)
                .epochs(3)
                .batchTokens(512)
                .learningRate(5e-4)
                .patience(2)
                .maxTokens(32)
                .pooling(Pooling.CLS)
                .seed(11)
                .build();
        Recipe read = RecipeBuilder.ofJson(
                        """
                {"base": "bert-tiny", "dataset": "%s",
                 "task": {"maxTokens": 32, "pooling": "cls"},
                 "adapter": {"kind": "pfeiffer", "bottleneck": 8},
                 "pruning": {"method": "grasp", "sparsity": 0.6},
                 "train": {"epochs": 3, "batchTokens": 512, "learningRate": 5e-4, "patience": 2},
                 "seed": 11}
                """
                                .formatted(DATA))
                .build();
        assertThat(built).isEqualTo(read);
        assertThat(RecipeBuilder.ofJson(RecipeBuilder.of(built).toJson()).build())
                .isEqualTo(built);
    }

    @Test
    void aBuilderIsTheStartOfMany() {
        RecipeBuilder start = RecipeBuilder.of(model, DATA, Adapters.lora(8));
        Recipe one = start.epochs(1).dense().build();
        assertThat(one.pruning().sparsity()).isZero();
        Recipe usual = start.build();
        assertThat(usual.train().epochs()).isEqualTo(10);
        assertThat(usual.train().patience()).isEqualTo(OptionalInt.empty());
        assertThat(usual.pruning().sparsity()).isEqualTo(0.8);
    }

    @Test
    void textsAreNoLongerThanTheModelReads() {
        Recipe recipe = RecipeBuilder.of(model, DATA, Adapters.headOnly()).build();
        assertThat(recipe.task().maxTokens())
                .isEqualTo(Math.min(128, model.info().maxTokens()));
    }

    @Test
    void largeSparseIsThatOfJson() {
        Recipe built =
                RecipeBuilder.of(model, DATA, Adapters.lora(8)).largeSparse(4).build();
        assertThat(((Lora) built.adapter()).rank()).isEqualTo(32);
        assertThat(built.pruning().sparsity()).isEqualTo(0.75);
        assertThat(built.adapter())
                .isEqualTo(RecipeBuilder.ofJson(
                                """
                                {"base": "b", "dataset": "d", "adapter": {"kind": "lora", "rank": 8},
                                 "pruning": {"largeSparse": 4}}
                                """)
                        .build()
                        .adapter());
        assertThatThrownBy(() -> RecipeBuilder.of(model, DATA, Adapters.lora(8)).largeSparse(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("largeSparse");
    }

    @Test
    void aKindWithoutWidthIsNotWidened() {
        RecipeBuilder ia3 = RecipeBuilder.of(model, DATA, Adapters.ia3());
        assertThatThrownBy(() -> ia3.largeSparse(4)).isInstanceOf(NoWidthException.class);
    }

    @Test
    void theFactoriesGiveWhatJsonGivesByDefault() {
        List<AdapterConfig> made = List.of(
                Adapters.houlsby(64),
                Adapters.pfeiffer(64),
                Adapters.lora(8),
                Adapters.ia3(),
                Adapters.mixAndMatch(64),
                Adapters.headOnly());
        for (AdapterConfig adapter : made) {
            String json = "{\"base\": \"b\", \"dataset\": \"d\", \"adapter\": {\"kind\": \"" + adapter.kind() + "\"}}";
            assertThat(adapter).isEqualTo(RecipeBuilder.ofJson(json).build().adapter());
        }
    }

    @Test
    void whatJsonRefusesIsRefused() {
        assertThatThrownBy(() -> RecipeBuilder.of(model, DATA, Adapters.pfeiffer(100_000))
                        .build())
                .isInstanceOf(FieldException.class)
                .hasMessageStartingWith("adapter.bottleneck: ");
        assertThatThrownBy(() -> RecipeBuilder.of(model, DATA, Adapters.lora(8)).epochs(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epochs");
    }
}
