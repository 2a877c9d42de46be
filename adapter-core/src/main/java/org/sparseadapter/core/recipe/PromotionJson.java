// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;
import org.sparseadapter.core.metric.TaskMetrics;
import org.sparseadapter.core.task.TaskKind;
import org.sparseadapter.core.text.Quoted;

/** The {@code promote} object of a recipe. */
final class PromotionJson {

    private static final String DEFAULT_ALIAS = "live";

    private PromotionJson() {}

    static Promotion read(JsonNode node, TaskKind kind) {
        Fields fields = Fields.of(node, "promote", "alias", "metric", "atLeast", "notBelowLiveBy");
        List<String> metrics = TaskMetrics.of(kind);
        String metric = fields.text("metric", "the name of a metric", metrics.get(0));
        if (!metrics.contains(metric)) {
            throw fields.error(
                    "metric", "expected one of " + String.join(", ", metrics) + ", found " + Quoted.text(metric));
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
