// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.List;
import org.sparseadapter.core.adapter.AdapterKinds;
import org.sparseadapter.core.adapter.BaselineKind;

/**
 * One way of adapting, to be tried on every dataset with every seed. Its name is the adapter alone when nothing is
 * removed, else {@code ADAPTER/PRUNER/SPARSITY} or {@code ADAPTER/PRUNER/xFACTOR}.
 *
 * @param adapter what is trained
 * @param thinning what is removed before
 */
record Cell(Spec adapter, Thinning thinning) {
    /** A cell where nothing is removed. */
    static Cell dense(Spec adapter) {
        return new Cell(adapter, new Thinning.Dense());
    }

    /** Reads a cell by its name. */
    static Cell parse(String name) {
        List<String> parts = List.of(name.split("/", -1));
        Spec adapter = new Spec(parts.get(0));
        if (parts.size() == 1) {
            return dense(adapter);
        }
        if (parts.size() != 3) {
            throw new GridException(
                    "expected ADAPTER, ADAPTER/PRUNER/SPARSITY or ADAPTER/PRUNER/xFACTOR, found '" + name + "'");
        }
        if (!isPrunable(adapter)) {
            throw new GridException("there is nothing to prune in '" + adapter + "', found '" + name + "'");
        }
        Spec method = new Spec(parts.get(1));
        String amount = parts.get(2);
        return new Cell(
                adapter,
                amount.startsWith("x")
                        ? new Thinning.LargeSparse(method, Numbers.integer("a factor", amount.substring(1)))
                        : new Thinning.Sparse(method, Numbers.decimal("a sparsity", amount)));
    }

    /** Whether pruners have anything to look at. */
    static boolean isPrunable(Spec adapter) {
        return !isBaseline(adapter.kind()) && !isHeadAlone(adapter);
    }

    /** Whether the base model itself is trained, which no recipe can say. */
    static boolean isBaseline(String kind) {
        return BaselineKind.named(kind).isPresent();
    }

    /** Whether a task head is all that is trained. */
    static boolean isHeadAlone(Spec adapter) {
        return AdapterKinds.named(adapter.kind())
                .filter(kind -> !kind.hasWeights())
                .isPresent();
    }

    String name() {
        return adapter + thinning.suffix();
    }
}
