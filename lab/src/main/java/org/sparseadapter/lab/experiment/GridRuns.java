// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every cell of a grid on every dataset with every seed.
 *
 * @param datasets what is learnt
 * @param recipes writes their recipes
 */
record GridRuns(List<LoadedDataset> datasets, RunRecipes recipes) {
    GridRuns {
        datasets = List.copyOf(datasets);
        Set<String> names = new HashSet<>();
        for (LoadedDataset dataset : datasets) {
            if (!names.add(dataset.name())) {
                throw new GridException("--data: expected folders of different names, by which tables know them,"
                        + " found two called '" + dataset.name() + "'");
            }
        }
    }

    /** Seeds come last, so that an interrupted grid has every cell as often as every other. */
    List<Run> of(List<Cell> cells, List<Long> seeds) {
        List<Run> runs = new ArrayList<>();
        for (long seed : seeds) {
            for (LoadedDataset dataset : datasets) {
                for (Cell cell : cells) {
                    runs.add(run(dataset, cell, seed));
                }
            }
        }
        return runs;
    }

    private Run run(LoadedDataset dataset, Cell cell, long seed) {
        List<Run> parts = new ArrayList<>();
        for (Spec kind : FusionPartKinds.of(cell).kinds()) {
            for (LoadedDataset of : datasets) {
                parts.add(run(of, Cell.dense(kind), seed));
            }
        }
        return Run.of(
                dataset,
                cell,
                recipes.recipe(dataset, cell, seed, parts),
                parts,
                recipes.base().digest());
    }
}
