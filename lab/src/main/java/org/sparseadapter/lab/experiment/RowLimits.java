// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.lab.experiment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sparseadapter.core.dataset.SplitName;

/**
 * The most rows that are taken of each split.
 *
 * @param bySplit for each split, numbers by dataset; the key {@code *} stands for all others
 */
record RowLimits(Map<String, Map<String, Integer>> bySplit) {
    private static final String ALL = "*";

    /**
     * Reads limits, each {@code ROWS} for all datasets or {@code DATASET=ROWS} for one.
     *
     * @param train limits of train
     * @param dev limits of dev
     * @param test limits of test
     */
    static RowLimits parse(List<String> train, List<String> dev, List<String> test) {
        return new RowLimits(Map.of(
                SplitName.TRAIN, numbers("--max-train", train),
                SplitName.DEV, numbers("--max-dev", dev),
                SplitName.TEST, numbers("--max-test", test)));
    }

    /** The limit of one split of one dataset. */
    int of(String dataset, String split) {
        Map<String, Integer> limits = bySplit.get(split);
        return limits.getOrDefault(dataset, limits.getOrDefault(ALL, Integer.MAX_VALUE));
    }

    private static Map<String, Integer> numbers(String option, List<String> arguments) {
        Map<String, Integer> limits = new TreeMap<>();
        for (String element : Numbers.elements(arguments)) {
            String[] parts = element.split("=", 2);
            int rows = Numbers.integer(option, parts[parts.length - 1]);
            if (rows < 1) {
                throw new GridException(option + ": expected at least 1 row, found " + rows);
            }
            limits.put(parts.length == 1 ? ALL : parts[0], rows);
        }
        return limits;
    }
}
