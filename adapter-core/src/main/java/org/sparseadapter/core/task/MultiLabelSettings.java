// Copyright The SparseAdapter Authors. SPDX-License-Identifier: Apache-2.0
package org.sparseadapter.core.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.sparseadapter.core.json.Fields;
import org.sparseadapter.core.json.Interval;

/**
 * The settings of multi-label classification: the depth of the head over the pooled vector, and when a label is given.
 *
 * @param headLayers as of {@link PooledSettings}
 * @param threshold the probability above which a label is given, in (0, 1)
 */
public record MultiLabelSettings(int headLayers, double threshold) implements TaskSettings {

    private static final Interval THRESHOLD = Interval.open(0, 1);

    private static final String NAME = "threshold";

    /** One linear layer; labels that are more probable than not. */
    public static final MultiLabelSettings DEFAULTS = new MultiLabelSettings(1, 0.5);

    static final SettingsForm FORM =
            new SettingsForm(DEFAULTS, MultiLabelSettings::read, Set.of(PooledSettings.HEAD_LAYERS));

    public MultiLabelSettings {
        PooledSettings.LAYERS.require(PooledSettings.HEAD_LAYERS, headLayers);
        THRESHOLD.require(NAME, threshold);
    }

    /** Whether a label of that probability is given. */
    public boolean gives(double probability) {
        return probability > threshold;
    }

    private static MultiLabelSettings read(Fields fields) {
        return new MultiLabelSettings(
                fields.integer(PooledSettings.HEAD_LAYERS, DEFAULTS.headLayers, PooledSettings.LAYERS),
                fields.number(NAME, DEFAULTS.threshold, THRESHOLD));
    }

    @Override
    public void write(ObjectNode json) {
        json.put(PooledSettings.HEAD_LAYERS, headLayers).put(NAME, threshold);
    }
}
