// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.sparseadapter.cli.demo.DemoTenant.DemoRecipe;
import org.sparseadapter.library.EmbeddedModels;

/** The tenants of the demonstration with their datasets and recipes. */
final class DemoPlan {
    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoPlan() {}

    /**
     * The three tenants; the second one makes three versions: a small one, a Large-Sparse one, and the fusion of both.
     *
     * @param share fraction of the rows to take, 1 for all
     */
    static List<DemoTenant> tenants(double share) {
        List<MarkedExample> examples = GrammarExamples.read();
        DemoDataset acceptability = DemoDatasets.acceptability(examples, rows(share, 1500, 250, 600));
        DemoDataset kinds = DemoDatasets.mistakeKind(examples, rows(share, 700, 150, 300));
        DemoDataset glosses = DemoDatasets.glosses(WordNetGlosses.read(), rows(share, 80, 12, 30));
        String training = "{\"epochs\": 3, \"batchTokens\": 512, \"learningRate\": 3e-3}";
        // What the experiments of docs/results.md found best for Pfeiffer's adapters.
        String faster = "{\"epochs\": 3, \"batchTokens\": 512, \"learningRate\": 1e-2}";
        return List.of(
                new DemoTenant(
                        "acme",
                        "acceptability",
                        acceptability,
                        List.of(recipe(
                                "Mix-and-Match, SNIP 80 %",
                                """
                        {"adapter": {"kind": "mam", "bottleneck": 32, "prefix": 8},
                         "pruning": {"method": "snip", "sparsity": 0.8}, "train": %s}"""
                                        .formatted(training)))),
                new DemoTenant(
                        "globex",
                        "mistake-kind",
                        kinds,
                        List.of(
                                recipe(
                                        "Pfeiffer, GraSP 80 %",
                                        """
                        {"adapter": {"kind": "pfeiffer", "bottleneck": 48},
                         "pruning": {"method": "grasp", "sparsity": 0.8, "examples": 128}, "train": %s}"""
                                                .formatted(faster)),
                                recipe(
                                        "Pfeiffer, Large-Sparse x 5",
                                        """
                        {"adapter": {"kind": "pfeiffer", "bottleneck": 48},
                         "pruning": {"method": "snip", "largeSparse": 5}, "train": %s}"""
                                                .formatted(faster)),
                                recipe(
                                        "Fusion of both, SNIP 80 %",
                                        """
                        {"adapter": {"kind": "fusion", "of": ["mistake-kind@1", "mistake-kind@2"]},
                         "pruning": {"method": "snip", "sparsity": 0.8},
                         "train": {"epochs": 1, "batchTokens": 512, "learningRate": 1e-3}}"""))),
                new DemoTenant(
                        "initech",
                        "glosses",
                        glosses,
                        List.of(recipe(
                                "LoRA, SNIP 80 %",
                                """
                        {"adapter": {"kind": "lora", "rank": 16, "alpha": 32},
                         "pruning": {"method": "snip", "sparsity": 0.8}, "train": %s}"""
                                        .formatted(training)))));
    }

    private static Map<Split, Integer> rows(double share, int train, int dev, int test) {
        return Map.of(
                Split.TRAIN, (int) Math.ceil(share * train),
                Split.DEV, (int) Math.ceil(share * dev),
                Split.TEST, (int) Math.ceil(share * test));
    }

    /** The recipe of a head alone, on the frozen model. */
    static DemoRecipe headOnly() {
        return recipe(
                "head only",
                """
                {"adapter": {"kind": "none"}, "train": {"epochs": 10, "learningRate": 1e-2}}""");
    }

    private static DemoRecipe recipe(String title, String json) {
        try {
            ObjectNode recipe = JSON.createObjectNode().put("base", EmbeddedModels.MINILM);
            recipe.setAll((ObjectNode) JSON.readTree(json));
            recipe.put("seed", 7);
            return new DemoRecipe(title, recipe);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The demonstration's own recipe is not JSON", e);
        }
    }
}
