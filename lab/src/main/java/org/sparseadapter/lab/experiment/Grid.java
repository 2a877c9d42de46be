// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The cells of an experiment.
 *
 * @param cells each once, in the order in which tables show them
 */
record Grid(List<Cell> cells) {
    Grid {
        cells = List.copyOf(new LinkedHashSet<>(cells));
        if (cells.isEmpty()) {
            throw new GridException("the grid is empty: give --adapter or --cell");
        }
    }

    /**
     * Every adapter with every pruner at every sparsity and factor. Sparsity 0 makes one dense cell for an adapter; what
     * has nothing to prune comes once.
     *
     * @param extra cells beside the product
     */
    static Grid of(
            List<Spec> adapters, List<Spec> pruners, List<Double> sparsities, List<Integer> factors, List<Cell> extra) {
        Set<Cell> cells = new LinkedHashSet<>();
        for (Spec adapter : adapters) {
            if (!Cell.isPrunable(adapter)) {
                cells.add(Cell.dense(adapter));
                continue;
            }
            if (sparsities.contains(0.0)) {
                cells.add(Cell.dense(adapter));
            }
            for (Spec pruner : pruners) {
                sparsities.stream()
                        .filter(sparsity -> sparsity != 0)
                        .forEach(sparsity -> cells.add(new Cell(adapter, new Thinning.Sparse(pruner, sparsity))));
                factors.forEach(factor -> cells.add(new Cell(adapter, new Thinning.LargeSparse(pruner, factor))));
            }
        }
        cells.addAll(extra);
        return new Grid(new ArrayList<>(cells));
    }
}
