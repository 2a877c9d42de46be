// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sparseadapter.core.text.Quoted;

/** The {@code promote} object of a recipe. */
final class PromotionJson {

    private static final String DEFAULT_ALIAS = "live";
    private static final String DEFAULT_METRIC = "accuracy";

    private PromotionJson() {}

    static Promotion read(JsonNode node) {
        Fields fields = Fields.of(node, "promote", "alias", "metric", "atLeast", "notBelowLiveBy");
        String metric = fields.text("metric", "the name of a metric", DEFAULT_METRIC);
        if (!Promotion.METRICS.contains(metric)) {
            throw fields.error(
                    "metric",
                    "expected one of " + String.join(", ", Promotion.METRICS) + ", found " + Quoted.text(metric));
        }
        return new Promotion(
                fields.text("alias", "the name of an alias", DEFAULT_ALIAS),
                metric,
                fields.optNumber("atLeast", Interval.closed(-1, 1)),
                fields.optNumber("notBelowLiveBy", Interval.closed(0, 2)));
    }

    static ObjectNode write(Promotion promotion) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("alias", promotion.alias())
                .put("metric", promotion.metric());
        promotion.atLeast().ifPresentOrElse(value -> node.put("atLeast", value), () -> node.putNull("atLeast"));
        promotion
                .notBelowLiveBy()
                .ifPresentOrElse(value -> node.put("notBelowLiveBy", value), () -> node.putNull("notBelowLiveBy"));
        return node;
    }
}
