// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.core.json.Interval;

/** How much the examples of each label count in the loss of classification. */
public sealed interface ClassWeights {

    /** All count alike. */
    record Even() implements ClassWeights {}

    /** A label counts by how rare it is in the train split: rows / (labels x rows of the label). */
    record Balanced() implements ClassWeights {}

    /**
     * Weights that are given, label by label.
     *
     * @param byLabel a positive weight for every label
     */
    record Given(SortedMap<String, Double> byLabel) implements ClassWeights {

        static final Interval WEIGHT = Interval.leftOpen(0, 1e6);

        public Given {
            byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
            byLabel.forEach((label, weight) -> WEIGHT.require("classWeights." + label, weight));
        }
    }
}
