// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A sample of the rows of a split: always the same rows for the same number, whatever the run's seed, and a smaller part lies within
 * every larger one. {@link Random} and {@link Collections#shuffle} have one algorithm on every Java.
 */
final class RowSample {
    private static final long SEED = 20_221_009;

    private RowSample() {}

    /** The chosen rows in their order; all of them when there are no more than asked for. */
    static <T> List<T> of(List<T> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        return order.subList(0, most).stream().sorted().map(rows::get).toList();
    }
}
