// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** How much the examples of each label count in the loss of classification. */
public sealed interface ClassWeights {

    /** All count alike. */
    record Even() implements ClassWeights {}

    /** A label counts by how rare it is in the train split: rows / (labels x rows of the label). */
    record Balanced() implements ClassWeights {}

    /**
     * As somebody said.
     *
     * @param byLabel a positive weight for every label
     */
    record Given(SortedMap<String, Double> byLabel) implements ClassWeights {

        public Given {
            byLabel = Collections.unmodifiableSortedMap(new TreeMap<>(byLabel));
            byLabel.forEach((label, weight) -> {
                if (!(weight > 0 && weight <= 1e6)) {
                    throw new IllegalArgumentException(
                            "classWeights." + label + " must be above 0 and at most 1000000, not " + weight);
                }
            });
        }
    }
}
