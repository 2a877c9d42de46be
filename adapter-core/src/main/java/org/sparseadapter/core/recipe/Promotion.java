// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Objects;
import java.util.OptionalDouble;
import org.sparseadapter.core.json.Names;

/**
 * When and where a new version is put to work by itself. All comparisons are on the dev split.
 *
 * @param alias the alias to move
 * @param metric the metric that decides, one of {@link org.sparseadapter.core.metric.TaskMetrics} for the kind of task
 * @param atLeast the least value to be promoted; empty for no such bound
 * @param notBelowLiveBy how far below the present version, evaluated on the same data, is still accepted; empty for not
 *     compared
 */
public record Promotion(String alias, String metric, OptionalDouble atLeast, OptionalDouble notBelowLiveBy) {

    public Promotion {
        Names.require("promote.alias", alias);
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(atLeast, "atLeast");
        Objects.requireNonNull(notBelowLiveBy, "notBelowLiveBy");
    }
}
