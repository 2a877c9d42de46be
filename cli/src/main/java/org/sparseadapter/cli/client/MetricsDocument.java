// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sparseadapter.events.LiveScores;

/**
 * The metrics of a version.
 *
 * @param dev values by name on the dev split; empty before the evaluation
 * @param test values by name on the test split; empty without one
 * @param live the version that was served during the evaluation, on the same dev split; empty if none was
 */
public record MetricsDocument(
        SortedMap<String, Double> dev, SortedMap<String, Double> test, Optional<LiveScores> live) {

    static MetricsDocument of(JsonNode json) {
        JsonNode served = json.path("live");
        Optional<LiveScores> live = served.hasNonNull("version")
                ? Optional.of(new LiveScores(served.path("version").intValue(), values(served.path("dev"))))
                : Optional.empty();
        return new MetricsDocument(values(json.path("dev")), values(json.path("test")), live);
    }

    private static SortedMap<String, Double> values(JsonNode json) {
        SortedMap<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, JsonNode> metric : json.properties()) {
            values.put(metric.getKey(), metric.getValue().asDouble());
        }
        return values;
    }
}
