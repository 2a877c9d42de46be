// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of the grid: its cells and seeds. */
final class GridOptions {
    @Option(
            names = "--adapter",
            arity = "1..*",
            paramLabel = "KIND[:SETTING=VALUE,...]",
            description = {
                "Kinds of adapters with settings, as in recipes: pfeiffer lora:rank=8,alpha=16.",
                "Also none (the head alone) and full (fine-tuning of the base model)."
            })
    private List<String> adapters = new ArrayList<>();

    @Option(
            names = "--pruning",
            arity = "1..*",
            paramLabel = "METHOD[:SETTING=VALUE,...]",
            description = "Pruning methods with settings, as in recipes: random snip:examples=640 (default: snip).")
    private List<String> pruners = new ArrayList<>();

    @Option(
            names = "--sparsity",
            arity = "1..*",
            paramLabel = "FRACTION",
            description = "Sparsities; 0 is the dense adapter, run once for all methods (default: 0).")
    private List<String> sparsities = new ArrayList<>();

    @Option(
            names = "--large-sparse",
            arity = "1..*",
            paramLabel = "FACTOR",
            description = "Also Large-Sparse: so many times as wide, pruned to as many weights.")
    private List<String> factors = new ArrayList<>();

    @Option(
            names = "--cell",
            arity = "1..*",
            paramLabel = "CELL",
            description =
                    "Single cells beside the grid, as tables name them: none pfeiffer/random/0.8 pfeiffer/snip/x4.")
    private List<String> cells = new ArrayList<>();

    @Option(
            names = "--seeds",
            arity = "1..*",
            paramLabel = "SEEDS",
            description = "Number of seeds (5 stands for 1 to 5), or the seeds: 7,11 or 11..15 (default: 3).")
    private List<String> seeds = new ArrayList<>();

    Grid grid() {
        List<Spec> adapterSpecs = Spec.list(adapters);
        List<Spec> prunerSpecs = pruners.isEmpty() ? List.of(new Spec("snip")) : Spec.list(pruners);
        List<Double> fractions = sparsities.isEmpty()
                ? List.of(0.0)
                : Numbers.elements(sparsities).stream()
                        .map(text -> Numbers.decimal("a sparsity", text))
                        .toList();
        List<Integer> widths = Numbers.elements(factors).stream()
                .map(text -> Numbers.integer("a factor", text))
                .toList();
        return Grid.of(
                adapterSpecs,
                prunerSpecs,
                fractions,
                widths,
                cells.stream().map(Cell::parse).toList());
    }

    List<Long> seeds() {
        return seeds.isEmpty() ? List.of(1L, 2L, 3L) : Numbers.seeds(seeds);
    }
}
