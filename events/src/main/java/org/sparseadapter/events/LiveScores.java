// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.events;

import java.util.Map;

/**
 * The metrics of the version that is served now on a new version's dev split.
 *
 * @param version its number
 * @param dev metrics by name
 */
public record LiveScores(int version, Map<String, Double> dev) {

    /** Copies the metrics. */
    public LiveScores {
        dev = Map.copyOf(dev);
    }
}
