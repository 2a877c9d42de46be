// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.page;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.sparseadapter.events.MatrixDensity;

/**
 * A bar of a density chart: one matrix, or several together.
 *
 * @param name name of the matrix, or of what the matrices have in common
 * @param matrices number of matrices
 * @param kept weights inside the mask
 * @param total all weights
 */
record DensityBar(String name, int matrices, long kept, long total) {

    /**
     * Sums matrices by a name, in the natural order of names: {@code layer.2} before {@code layer.10}.
     *
     * @param name of the bar to which a matrix belongs
     */
    static List<DensityBar> summed(List<MatrixDensity> matrices, Function<MatrixDensity, String> name) {
        SortedMap<String, DensityBar> bars = new TreeMap<>(NaturalOrder.INSTANCE);
        for (MatrixDensity matrix : matrices) {
            bars.merge(
                    name.apply(matrix),
                    new DensityBar(name.apply(matrix), 1, matrix.kept(), matrix.total()),
                    DensityBar::plus);
        }
        return List.copyOf(bars.values());
    }

    private DensityBar plus(DensityBar other) {
        return new DensityBar(name, matrices + other.matrices, kept + other.kept, total + other.total);
    }

    /** The bar itself: {@code #} for the kept fraction, at least one where anything is kept and all only where all is. */
    String bar(int width) {
        long filled = Math.round((double) width * kept / total);
        if (kept > 0) {
            filled = Math.max(1, filled);
        }
        if (kept < total) {
            filled = Math.min(width - 1, filled);
        }
        return "#".repeat((int) filled) + ".".repeat(width - (int) filled);
    }

    String percent() {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * kept / total);
    }

    String keptText() {
        return String.format(Locale.ROOT, "%,d", kept);
    }

    String totalText() {
        return String.format(Locale.ROOT, "%,d", total);
    }
}
