// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.recipe;

import java.util.Objects;
import org.sparseadapter.core.json.Interval;

/**
 * What training descends, beside the task's own loss.
 *
 * @param dropout probability of dropping a feature before the head, in [0, 1)
 * @param classWeights how much the examples of each label of a classification count
 * @param labelSmoothing the share of a target's weight that is spread over all outputs, in [0, 1)
 */
public record LossConfig(double dropout, ClassWeights classWeights, double labelSmoothing) {

    static final Interval SHARE = Interval.rightOpen(0, 1);

    /** What a recipe that says nothing gets. */
    public static final LossConfig DEFAULTS = new LossConfig(0.1, new ClassWeights.Even(), 0);

    /** Refuses values out of range, naming the field. */
    public LossConfig {
        SHARE.require("dropout", dropout);
        Objects.requireNonNull(classWeights, "classWeights");
        SHARE.require("labelSmoothing", labelSmoothing);
    }

    /** The same with another dropout. */
    public LossConfig withDropout(double probability) {
        return new LossConfig(probability, classWeights, labelSmoothing);
    }
}
