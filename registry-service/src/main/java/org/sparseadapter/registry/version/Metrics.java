// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.registry.version;

import java.util.Map;
import java.util.Optional;
import org.sparseadapter.events.LiveScores;

/**
 * The metrics of an evaluation that the registry keeps at hand.
 *
 * @param dev metrics by name on the dev split; the promotion gate reads these
 * @param test metrics by name on the test split; empty when the dataset has none
 * @param live the version that was served then, on the same dev split
 */
public record Metrics(Map<String, Double> dev, Map<String, Double> test, Optional<LiveScores> live) {}
